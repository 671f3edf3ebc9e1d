package org.distromatrix.guest;

/**
 * The terminal that a program in a guest is given.
 *
 * @param type terminfo name, the {@code TERM} of the user's terminal
 * @param size its first size
 */
public record TerminalRequest(String type, TerminalSize size) {}
