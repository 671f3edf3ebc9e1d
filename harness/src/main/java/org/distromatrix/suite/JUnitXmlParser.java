package org.distromatrix.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the XML files that JUnit, pytest, Surefire, CTest and many others write. There is no
 * standard: what counts here is every {@code testcase}, however deep its suites are nested.
 *
 * <p>The files come from a guest, so from a stranger: no DTD, no entities but XML's own, bounded in
 * size, depth and number of tests.
 */
final class JUnitXmlParser {
  static final long MAX_BYTES = 64L << 20;
  static final int MAX_DEPTH = 64;
  static final int MAX_TESTS = 200_000;

  private final Consumer<ReportedTest> tests;
  private int count;

  JUnitXmlParser(Consumer<ReportedTest> tests) {
    this.tests = tests;
  }

  /** Tests found so far, in all files. */
  int count() {
    return count;
  }

  /**
   * Hands on the tests of one file; those before a defect are handed on too.
   *
   * @throws UnreadableResults if it is not what it should be
   */
  void parse(Path file) throws UnreadableResults {
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new UnreadableResults("is larger than " + (MAX_BYTES >> 20) + " MiB");
      }
      parse(in);
    } catch (IOException e) {
      throw new UnreadableResults("cannot be read: " + e.getMessage());
    }
  }

  void parse(InputStream in) throws UnreadableResults {
    try {
      var reader = factory().createXMLStreamReader(in);
      try {
        new Document(reader).read();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new UnreadableResults(
          "is not well-formed XML (" + place(e) + "): " + TestNames.clean(cause(e)));
    }
  }

  private static String place(XMLStreamException e) {
    var at = e.getLocation();
    return at == null ? "?" : "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
  }

  /** The message without the location that the JDK's parser puts before it. */
  private static String cause(XMLStreamException e) {
    var message = String.valueOf(e.getMessage());
    int start = message.indexOf("Message: ");
    return start < 0 ? message : message.substring(start + "Message: ".length());
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** One file being read. */
  private final class Document {
    private final XMLStreamReader reader;
    private final Deque<String> suites = new ArrayDeque<>();
    private int depth;

    Document(XMLStreamReader reader) {
      this.reader = reader;
    }

    void read() throws XMLStreamException, UnreadableResults {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD -> throw new UnreadableResults("has a DOCTYPE");
          case XMLStreamConstants.START_ELEMENT -> start();
          case XMLStreamConstants.END_ELEMENT -> end();
          default -> {}
        }
      }
    }

    private void start() throws XMLStreamException, UnreadableResults {
      var element = reader.getLocalName();
      if (depth == 0 && !element.equals("testsuites") && !element.equals("testsuite")) {
        throw new UnreadableResults("is not JUnit XML: its root is <" + element + ">");
      }
      if (++depth > MAX_DEPTH) {
        throw new UnreadableResults("is nested deeper than " + MAX_DEPTH);
      }
      if (element.equals("testsuite")) {
        suites.push(attribute("name"));
      } else if (element.equals("testcase")) {
        testCase();
        depth--;
      }
    }

    private void end() {
      depth--;
      if (reader.getLocalName().equals("testsuite")) {
        suites.pop();
      }
    }

    private void testCase() throws XMLStreamException, UnreadableResults {
      if (++count > MAX_TESTS) {
        throw new UnreadableResults("brings the tests to more than " + MAX_TESTS);
      }
      var owner = attribute("classname");
      var suite = suites.isEmpty() ? "" : suites.peek();
      var test =
          new JUnitTestCase(attribute("name"), owner.isEmpty() ? suite : owner, attribute("time"));
      while (reader.next() != XMLStreamConstants.END_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
          test.add(reader.getLocalName(), attribute("message"), attribute("type"), content(depth));
        }
      }
      tests.accept(test.reported());
    }

    private String attribute(String name) {
      var value = reader.getAttributeValue(null, name);
      return value == null ? "" : value;
    }

    /** The text of the current element and those in it, up to its end tag; bounded. */
    private String content(int outer) throws XMLStreamException, UnreadableResults {
      var text = new StringBuilder();
      int open = 1;
      while (open > 0) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT && outer + ++open > MAX_DEPTH) {
          throw new UnreadableResults("is nested deeper than " + MAX_DEPTH);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          open--;
        } else if (reader.hasText() && text.length() < JUnitTestCase.MAX_DETAILS) {
          text.append(reader.getText());
        }
      }
      return text.toString().strip();
    }
  }
}
