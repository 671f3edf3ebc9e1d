package org.distromatrix.remote;

/**
 * The terminal that a remote program gets.
 *
 * @param type terminfo name
 * @param columns characters in a line
 * @param rows lines
 */
public record RemoteTerminal(String type, int columns, int rows) {}
