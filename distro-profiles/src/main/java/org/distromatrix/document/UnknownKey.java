package org.distromatrix.document;

import java.util.List;

/** What to say of a key that nobody knows. */
final class UnknownKey {
  private UnknownKey() {}

  static String message(String key, List<String> known) {
    String unknown = "unknown key '" + key + "'";
    int colon = key.indexOf(':');
    if (colon > 0 && known.contains(key.substring(0, colon))) {
      return unknown + "; a space is needed behind ':'";
    }
    var hint = NearestWord.hint(key, known);
    return unknown + (hint.isEmpty() ? "; known here: " + String.join(", ", known) : hint);
  }
}
