package org.distromatrix.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is needed of programs that are called, so that this host's are used only if they can do it.
 * A tools image meets every need.
 *
 * @param name the tool, for people and as an input of image keys: {@code pacman}
 * @param programs that must be there, by name
 * @param probes what they must answer
 */
record ToolNeed(String name, List<String> programs, List<Probe> probes) {
  ToolNeed {
    programs = List.copyOf(programs);
    probes = List.copyOf(probes);
  }

  /**
   * A question to a program. Nothing is compared where {@code atLeast} is empty: that the pattern
   * is found is enough then.
   *
   * @param argv a command line that costs little
   * @param answer what must be found in its output; its first group is a version
   * @param atLeast the oldest version that will do, as {@code 4.19}; "" for any
   */
  record Probe(List<String> argv, Pattern answer, String atLeast) {
    Probe {
      argv = List.copyOf(argv);
    }

    /** The version that an output tells; empty if the program will not do. */
    Optional<String> version(String output) {
      Matcher found = answer.matcher(output);
      if (!found.find()) {
        return Optional.empty();
      }
      return Optional.of(found.group(1)).filter(version -> compare(version, atLeast) >= 0);
    }
  }

  /** A tool that is known by the programs it consists of. */
  static ToolNeed of(String name, String... programs) {
    return new ToolNeed(name, List.of(programs), List.of());
  }

  /** The same, with a question that the host's tool must answer well. */
  ToolNeed probing(String pattern, String atLeast, String... argv) {
    var more = new ArrayList<>(probes);
    more.add(new Probe(List.of(argv), Pattern.compile(pattern), atLeast));
    return new ToolNeed(name, programs, more);
  }

  /** Compares dotted versions number by number; what is no number counts as 0. */
  static int compare(String one, String other) {
    String[] ones = one.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    for (int i = 0; i < Math.max(ones.length, others.length); i++) {
      int difference = Integer.compare(number(ones, i), number(others, i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int number(String[] parts, int index) {
    return index < parts.length && parts[index].matches("\\d{1,9}")
        ? Integer.parseInt(parts[index])
        : 0;
  }
}
