package org.distromatrix.host;

import java.nio.file.Path;

/**
 * A file or folder of the host to be seen elsewhere too, by a supervised program only.
 *
 * @param source what is seen; mounts below it are seen too unless read-only
 * @param target where, existing
 */
public record Bind(Path source, Path target, boolean readOnly) {}
