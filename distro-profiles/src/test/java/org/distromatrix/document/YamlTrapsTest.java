package org.distromatrix.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTrapsTest {
  record Item(String name, @Default("no size") String size) {}

  record Free(@Rest Map<String, String> keys) {}

  record File(
      Optional<String> version,
      List<String> words,
      boolean on,
      List<Item> items,
      List<List<String>> nested,
      Optional<Free> free) {}

  private static ReadResult<File> read(byte[] content) {
    return new DocumentReader().read(Path.of("f.yaml"), content, File.class);
  }

  private static File value(String text) {
    var result = read(text.getBytes(UTF_8));
    assertThat(result.problems()).isEmpty();
    return result.value().orElseThrow();
  }

  private static List<String> problems(byte[] content) {
    return read(content).problems().stream().map(DocumentProblem::render).toList();
  }

  private static List<String> problems(String text) {
    return problems(text.getBytes(UTF_8));
  }

  @Test
  void scalarsStayAsTheyWereWritten() {
    assertThat(value("version: 0.10").version()).contains("0.10");
    assertThat(value("words: [debian:13, 012, 1e3, no, on, 2027-03-01, 10:30, \"\"]").words())
        .containsExactly("debian:13", "012", "1e3", "no", "on", "2027-03-01", "10:30", "");
    assertThat(value("on: true").on()).isTrue();
  }

  @Test
  void yesIsNoTruth() {
    assertThat(problems("on: yes"))
        .containsExactly("f.yaml:1:5: 'on': expected true or false, not 'yes'");
  }

  @Test
  void aKeyWithoutAValueIsToldSo() {
    assertThat(problems("version:\nwords: [~, null]\nitems:\n"))
        .containsExactly(
            "f.yaml:1:9: 'version': expected text, but there is no value",
            "f.yaml:2:9: 'words': expected text, but there is no value",
            "f.yaml:2:12: 'words': expected text, but there is no value",
            "f.yaml:3:7: 'items': expected a list, but there is no value");
  }

  @Test
  void aForgottenSpaceIsToldSo() {
    assertThat(problems("items: [{ name:a }]"))
        .containsExactly(
            "f.yaml:1:9: missing key 'name'",
            "f.yaml:1:11: unknown key 'name:a'; a space is needed behind ':'");
  }

  @Test
  void keysAreSingleWords() {
    assertThat(problems("[a, b]: c\n? { d: e }\n: f\n"))
        .containsExactly(
            "f.yaml:1:1: expected a single word as a key",
            "f.yaml:2:3: expected a single word as a key");
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(value("\uFEFFversion: x").version()).contains("x");
  }

  @Test
  void onlyUtf8IsRead() {
    assertThat(problems("version: x\nwords: [gr\u00fcn]".getBytes(ISO_8859_1)))
        .containsExactly("f.yaml:2:11: not UTF-8 text; save the file as UTF-8");
    assertThat(problems("version: x".getBytes(UTF_16)))
        .containsExactly("f.yaml:1:1: not UTF-8 text; save the file as UTF-8");
    assertThat(problems(new byte[] {'a', ':', ' ', (byte) 0xC3}))
        .containsExactly("f.yaml:1:4: not UTF-8 text; save the file as UTF-8");
  }

  @Test
  void columnsCountCharacters() {
    assertThat(problems("words: [\uD83D\uDE00, {}]"))
        .containsExactly("f.yaml:1:12: 'words': expected text, not an object");
  }

  @Test
  void tabsDoNotIndent() {
    assertThat(problems("items:\n\t- name: x\n"))
        .containsExactly("f.yaml:2:1: a tab cannot indent in YAML; use spaces");
  }

  @Test
  void controlCharactersAreRefused() {
    assertThat(problems("version: a\nwords: [\u0007]\n"))
        .containsExactly("f.yaml:2:9: character U+0007 cannot be in YAML");
    assertThat(problems("\"\\e[31m\": a"))
        .containsExactly(
            "f.yaml:1:1: unknown key '?[31m'; known here: version, words, on, items, nested, free");
  }

  @Test
  void brokenSyntaxIsPlaced() {
    assertThat(problems("version: x\nwords: [a, b\non: true\n"))
        .containsExactly(
            "f.yaml:3:3: not valid YAML: expected ',' or ']', but got :"
                + " while parsing a flow sequence");
    assertThat(problems("version: \"x\n")).hasSize(1);
    assertThat(problems("words: *nowhere"))
        .containsExactly("f.yaml:1:8: not valid YAML: found undefined alias nowhere");
  }

  @Test
  void oneDocumentIsOneDocument() {
    assertThat(problems("version: x\n---\nversion: y\n"))
        .containsExactly("f.yaml:2:1: a second document starts here; the file must hold one");
    assertThat(problems("")).containsExactly("f.yaml:1:1: the file is empty");
    assertThat(problems("# nothing\n")).containsExactly("f.yaml:1:1: the file is empty");
    assertThat(problems("text")).containsExactly("f.yaml:1:1: expected an object, not 'text'");
  }

  @Test
  void tagsAreNotKnown() {
    assertThat(problems("version: !secret x\nwords: !!binary aGk=\n"))
        .containsExactly(
            "f.yaml:1:10: tag '!secret' is not known here; leave it out",
            "f.yaml:2:8: tag 'tag:yaml.org,2002:binary' is not known here; leave it out");
  }

  @Test
  void aliasesAndMergesWork() {
    var file =
        value(
            """
            words: &w [a, b]
            nested: [*w, *w]
            items:
              - &first { name: one, size: big }
              - { <<: *first, name: two }
              - <<: [{ size: small }, *first]
            """);

    assertThat(file.nested()).containsExactly(List.of("a", "b"), List.of("a", "b"));
    assertThat(file.items())
        .containsExactly(new Item("one", "big"), new Item("two", "big"), new Item("one", "small"));
  }

  @Test
  void mergesOfAnythingElseAreRefused() {
    assertThat(problems("items: [{ <<: x, name: a }]"))
        .containsExactly("f.yaml:1:15: '<<': expected an object or a list of objects to merge");
  }

  @Test
  void whatHoldsItselfIsRefused() {
    assertThat(problems("nested: &n [*n]\n"))
        .containsExactly("f.yaml:1:9: this holds itself through an alias");
    assertThat(problems("free: &f { a: *f }\n"))
        .containsExactly("f.yaml:1:7: this holds itself through an alias");
    assertThat(problems("items: [&i { <<: *i, name: x }]\n")).isEmpty();
  }

  @Test
  void aliasesOfAliasesAreBounded() {
    var bomb = new StringBuilder("words: &a [x");
    bomb.append(", x".repeat(999)).append("]\nnested: [*a").append(", *a".repeat(999)).append("]");

    assertThat(problems(bomb.toString()))
        .containsExactly("f.yaml:1:2706: aliases make more than 100000 values of this file");
  }

  @Test
  void mergesOfMergesAreBounded() {
    var bomb = new StringBuilder("free: &a { k0: v");
    for (int i = 1; i < 1000; i++) {
      bomb.append(", k").append(i).append(": v");
    }
    bomb.append(" }\nitems: [{ <<: *a, name: x }")
        .append(", { <<: *a, name: x }".repeat(200))
        .append("]");

    assertThat(problems(bomb.toString()))
        .hasSizeLessThan(101_000)
        .filteredOn(problem -> problem.contains("aliases make"))
        .hasSize(1);
  }

  @Test
  void depthIsBounded() {
    assertThat(problems("words: " + "[".repeat(100_000)))
        .containsExactly("f.yaml:1:1: nested deeper than 64 levels");
    assertThat(problems("words: " + "{ a: ".repeat(100_000)))
        .containsExactly("f.yaml:1:1: nested deeper than 64 levels");
  }

  @Test
  void sizeIsBounded(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("f.yaml");
    Files.writeString(file, "#".repeat(DocumentReader.MAX_BYTES + 1));

    assertThat(new DocumentReader().read(file, File.class).problems())
        .containsExactly(new DocumentProblem(file, 1, 1, "larger than 1 MiB"));
    assertThat(problems("#".repeat(DocumentReader.MAX_BYTES + 1)))
        .containsExactly("f.yaml:1:1: larger than 1 MiB");
  }

  @Test
  void whatCannotBeReadIsAProblem(@TempDir Path folder) {
    Path gone = folder.resolve("gone.yaml");

    assertThat(new DocumentReader().read(gone, File.class).problems())
        .containsExactly(new DocumentProblem(gone, 1, 1, "no such file"));
    assertThat(new DocumentReader().read(folder, File.class).problems())
        .extracting(DocumentProblem::message)
        .containsExactly("cannot be read: Is a directory");
  }
}
