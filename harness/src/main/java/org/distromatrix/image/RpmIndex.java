package org.distromatrix.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the main index of rpm repositories, {@code repodata/HASH-primary.xml.zst}, from the cache
 * of a tool that has checked it:
 *
 * <pre>{@code
 * <package type="rpm">
 *   <name>zlib-devel</name>
 *   <arch>x86_64</arch>
 *   <version epoch="0" ver="1.3.1" rel="2"/>
 *   <format>
 *     <rpm:provides>
 *       <rpm:entry name="pkgconfig(zlib)" flags="EQ" ver="1.3.1"/>
 *     </rpm:provides>
 *     <file>/usr/bin/minizip</file>
 *   </format>
 * </package>
 * }</pre>
 *
 * <p>Of files it has only programs and settings; others are in an index of their own.
 */
final class RpmIndex {
  private static final Pattern PRIMARY = Pattern.compile("(?:.+-)?primary\\.xml(?:\\.\\w+)?");

  /** Architectures of packages that nobody installs. */
  private static final Set<String> SOURCES = Set.of("src", "nosrc");

  /**
   * Limits of newer JDKs on what entities amount to, which count every ampersand of a large index.
   * Entities that could grow need a DTD, and none is read.
   */
  private static final List<String> LIMITS =
      List.of("jdk.xml.totalEntitySizeLimit", "jdk.xml.maxGeneralEntitySizeLimit");

  private final Set<String> packages = new TreeSet<>();
  private final Set<String> provided = new TreeSet<>();

  private RpmIndex() {}

  /** All that the repositories in a cache have. */
  static PackageIndex read(Path cache) throws IOException {
    var index = new RpmIndex();
    List<Path> files = files(cache);
    if (files.isEmpty()) {
      throw new IOException("there is no primary.xml in " + cache);
    }
    for (Path file : files) {
      index.add(file);
    }
    return new PackageIndex(index.packages, index.provided);
  }

  private static List<Path> files(Path cache) throws IOException {
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(cache)) {
      return walk.filter(file -> PRIMARY.matcher(file.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  private void add(Path file) throws IOException {
    try (InputStream in = new CompressedFile(file).open()) {
      XMLStreamReader reader = factory().createXMLStreamReader(in);
      try {
        new Packages(reader).read();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    LIMITS.stream()
        .filter(factory::isPropertySupported)
        .forEach(limit -> factory.setProperty(limit, 0));
    return factory;
  }

  /** One file being read. */
  private final class Packages {
    private final XMLStreamReader reader;
    private String name = "";
    private boolean installable;
    private boolean provides;

    Packages(XMLStreamReader reader) {
      this.reader = reader;
    }

    void read() throws XMLStreamException {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          start(reader.getLocalName());
        } else if (event == XMLStreamConstants.END_ELEMENT
            && reader.getLocalName().equals("provides")) {
          provides = false;
        }
      }
    }

    private void start(String element) throws XMLStreamException {
      switch (element) {
        case "name" -> name = reader.getElementText();
        case "arch" -> {
          installable = !SOURCES.contains(reader.getElementText());
          if (installable) {
            packages.add(name);
          }
        }
        case "version" -> provide(name + "-" + reader.getAttributeValue(null, "ver"));
        case "provides" -> provides = true;
        case "entry" -> {
          if (provides) {
            provide(reader.getAttributeValue(null, "name"));
          }
        }
        case "file" -> provide(reader.getElementText());
        default -> {}
      }
    }

    private void provide(@Nullable String what) {
      if (installable && what != null) {
        provided.add(what);
      }
    }
  }
}
