package org.distromatrix.document;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in a user's words what the YAML scanner or parser stumbled over. */
final class SyntaxMessage {
  private SyntaxMessage() {}

  static String of(MarkedYamlEngineException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.contains("\\t(TAB)")) {
      return "a tab cannot indent in YAML; use spaces";
    }
    if (problem.contains("but found another document")) {
      return "a second document starts here; the file must hold one";
    }
    String context = e.getContext() == null ? "" : " " + e.getContext();
    return ("not valid YAML: " + problem + context).stripTrailing();
  }
}
