package org.distromatrix.config;

import java.util.Map;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Located;
import org.distromatrix.document.Rest;

/** One element of {@code include:} or {@code exclude:}, as it is written. */
@Doc("Cells, by pattern of their distro, boot and axes: all that is given has to match.")
record MatchEntry(@Rest Map<Located<String>, Located<String>> parts) {}
