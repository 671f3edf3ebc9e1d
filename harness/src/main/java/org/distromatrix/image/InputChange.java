package org.distromatrix.image;

/**
 * An input of an image's key that is not what it was.
 *
 * @param input its name, as {@code keyring} or {@code packages}
 * @param before its value in the earlier image, "" if it had none
 * @param after its value in the newer image, "" if it has none
 */
public record InputChange(String input, String before, String after) {}
