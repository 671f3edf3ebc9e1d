package org.distromatrix.image;

import java.util.List;
import java.util.TreeSet;

/**
 * An input of an image's key that is not what it was.
 *
 * @param input its name, as {@code keyrings} or {@code packages}
 * @param before its value in the earlier image, "" if it had none
 * @param after its value in the newer image, "" if it has none
 */
public record InputChange(String input, String before, String after) {
  /** All inputs that differ, by name. */
  static List<InputChange> between(ImageRecord earlier, ImageRecord newer) {
    var names = new TreeSet<>(earlier.inputs().keySet());
    names.addAll(newer.inputs().keySet());
    return names.stream()
        .map(
            name ->
                new InputChange(
                    name,
                    earlier.inputs().getOrDefault(name, ""),
                    newer.inputs().getOrDefault(name, "")))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }
}
