package org.distromatrix.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads YAML 1.2 documents into records, collecting all problems.
 *
 * <p>A record's component is read from the key of its name with dashes; see {@link Key}, {@link
 * Default}, {@link Required}, {@link NonEmpty}, {@link Matches}, {@link Shorthand} and {@link Rest}
 * for more. Component types: {@code String} (the scalar as written: {@code 0.10} stays {@code
 * 0.10}), {@code boolean}, {@code int} (0 or more), {@link java.time.Duration}, {@link
 * java.time.LocalDate}, enums (by their lower-case name with dashes), records, {@code Optional},
 * {@link Located}, {@code List} (one scalar stands for a list of one), {@code Map} with {@code
 * String} or {@code Located<String>} keys, and the scalar types given to the constructor.
 *
 * <p>Anchors, aliases and merge keys ({@code <<}) work, within bounds. A component without a value
 * ({@code key:}) is a problem: absent and empty are different things.
 */
public final class DocumentReader {
  /** Longest document read, in bytes: far above what people write, far below what hurts. */
  public static final int MAX_BYTES = 1 << 20;

  private final Shapes shapes;

  /** A reader that knows these scalar types beside the built-in ones. */
  public DocumentReader(ScalarType<?>... scalars) {
    this.shapes = new Shapes(List.of(scalars));
  }

  /** Reads a file. A file that is missing or unreadable is a problem like any other. */
  public <T extends Record> ReadResult<T> read(Path file, Class<T> type) {
    try {
      long size = Files.size(file);
      return size > MAX_BYTES
          ? broken(file, DocumentText.tooLarge())
          : read(file, Files.readAllBytes(file), type);
    } catch (NoSuchFileException e) {
      return broken(file, "no such file");
    } catch (IOException e) {
      return broken(file, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a document that is already in memory, such as a resource.
   *
   * @param file the name it has in problems
   */
  public <T extends Record> ReadResult<T> read(Path file, byte[] content, Class<T> type) {
    var problems = new ArrayList<DocumentProblem>();
    var text = DocumentText.decode(file, content, problems);
    var root = text.flatMap(t -> NodeComposer.compose(file, t, problems));
    Optional<T> value =
        root.flatMap(
            node -> {
              var binder = new Binder(file, problems);
              return Optional.ofNullable(binder.bind(node, shapes.record(type))).map(type::cast);
            });
    return new ReadResult<>(value, problems, text.orElse(""));
  }

  private static <T extends Record> ReadResult<T> broken(Path file, String message) {
    return new ReadResult<>(Optional.empty(), List.of(Position.START.problem(file, message)), "");
  }

  /** The JSON schema (draft 2020-12) of documents of this type, as JSON text. */
  public String schema(Class<? extends Record> type, String title) {
    return JsonText.of(new SchemaWriter(title).write(shapes.record(type)));
  }
}
