package org.distromatrix.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Makes the node tree of a text, with places, no deeper than {@link #MAX_DEPTH}: the composer
 * recurses, and brackets alone could end its stack.
 *
 * <p>The failsafe schema leaves all scalars as text, which is what the binder wants, and spares the
 * regular expressions of the others.
 */
final class NodeComposer extends Composer {
  private static final int MAX_DEPTH = 64;

  private int depth;

  private NodeComposer(LoadSettings settings, String text) {
    super(settings, new ParserImpl(settings, new StreamReader(settings, text)));
  }

  static Optional<Node> compose(Path file, String text, List<DocumentProblem> problems) {
    var settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(DocumentReader.MAX_BYTES)
            // Both are the binder's to refuse: it knows the place, and goes on
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      var root = new NodeComposer(settings, text).getSingleNode();
      if (root.isEmpty()) {
        problems.add(Position.START.problem(file, "the file is empty"));
      }
      return root;
    } catch (TooDeep e) {
      problems.add(Position.START.problem(file, "nested deeper than " + MAX_DEPTH + " levels"));
    } catch (YamlEngineException e) {
      problems.add(syntaxProblem(file, text, e));
    }
    return Optional.empty();
  }

  private static DocumentProblem syntaxProblem(Path file, String text, YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
      var mark = marked.getProblemMark().get();
      var place = new Position(mark.getLine() + 1, mark.getColumn() + 1);
      return place.problem(file, SyntaxMessage.of(marked));
    }
    if (e instanceof ReaderException unprintable) {
      int at = Math.min(unprintable.getPosition(), text.length());
      return DocumentText.end(text.substring(0, at))
          .problem(
              file, "character U+%04X cannot be in YAML".formatted(unprintable.getCodePoint()));
    }
    return Position.START.problem(file, "not valid YAML: " + e.getMessage());
  }

  @Override
  protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
    enter();
    var node = super.composeSequenceNode(anchor);
    depth--;
    return node;
  }

  @Override
  protected Node composeMappingNode(Optional<Anchor> anchor) {
    enter();
    var node = super.composeMappingNode(anchor);
    depth--;
    return node;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new TooDeep();
    }
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("too deep", null, false, false);
    }
  }
}
