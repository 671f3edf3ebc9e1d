package org.distromatrix.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The 512 bytes that stand before each member (POSIX ustar; field offsets as in "tar.h"). */
final class TarBlock {
  static final int SIZE = 512;
  static final int NAME_LENGTH = 100;
  private static final int LINK = 157;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE = 156;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final int MAGIC = 257;
  private static final String USTAR = "ustar\00000";

  final byte[] bytes;

  TarBlock(byte[] bytes) {
    this.bytes = bytes;
  }

  static TarBlock of(byte type, byte[] name, byte[] link, int mode, long size, long modified) {
    var block = new TarBlock(new byte[SIZE]);
    System.arraycopy(name, 0, block.bytes, 0, Math.min(name.length, NAME_LENGTH));
    System.arraycopy(link, 0, block.bytes, LINK, Math.min(link.length, NAME_LENGTH));
    block.number(100, 8, mode);
    block.number(108, 8, 0);
    block.number(116, 8, 0);
    block.number(124, 12, size);
    block.number(136, 12, Math.max(modified, 0));
    block.bytes[TYPE] = type;
    block.text(MAGIC, USTAR);
    block.text(CHECKSUM, String.format("%06o\0 ", block.sum()));
    return block;
  }

  boolean isEmpty() {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws IOException if this is no header
   */
  void check() throws IOException {
    if (number(CHECKSUM, CHECKSUM_LENGTH) != sum()) {
      throw new IOException("the archive is broken: a header has a wrong checksum");
    }
  }

  byte type() {
    return bytes[TYPE];
  }

  String name() {
    boolean posix = bytes[MAGIC + 5] == 0 && string(MAGIC, 5).equals("ustar");
    String prefix = posix ? string(PREFIX, PREFIX_LENGTH) : "";
    String name = string(0, NAME_LENGTH);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  String link() {
    return string(LINK, NAME_LENGTH);
  }

  int mode() throws IOException {
    return (int) number(100, 8) & 07777;
  }

  long size() throws IOException {
    return number(124, 12);
  }

  long modified() throws IOException {
    return number(136, 12);
  }

  private int sum() {
    int sum = 0;
    for (int i = 0; i < SIZE; i++) {
      boolean inChecksum = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      sum += inChecksum ? ' ' : bytes[i] & 0xff;
    }
    return sum;
  }

  private String string(int offset, int length) {
    int end = offset;
    while (end < offset + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
  }

  private void text(int offset, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, offset, ascii.length);
  }

  /**
   * Octal digits, or, for what is too large for them, GNU's big-endian form marked by a high bit.
   */
  private void number(int offset, int length, long value) {
    String octal = Long.toOctalString(value);
    if (octal.length() < length) {
      text(offset, "0".repeat(length - 1 - octal.length()) + octal);
      return;
    }
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[offset + length - 1 - i] = (byte) (value >> (Byte.SIZE * i));
    }
    bytes[offset] = (byte) 0x80;
  }

  private long number(int offset, int length) throws IOException {
    if ((bytes[offset] & 0x80) != 0) {
      return large(Arrays.copyOfRange(bytes, offset, offset + length));
    }
    String digits = string(offset, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("the archive is broken: '" + digits + "' is no number", e);
    }
  }

  private static long large(byte[] field) throws IOException {
    long value = field[0] & 0x7f;
    for (int i = 1; i < field.length; i++) {
      if (value >> (Long.SIZE - 1 - Byte.SIZE) != 0) {
        throw new IOException("the archive is broken: a number is too large");
      }
      value = (value << Byte.SIZE) | (field[i] & 0xff);
    }
    return value;
  }
}
