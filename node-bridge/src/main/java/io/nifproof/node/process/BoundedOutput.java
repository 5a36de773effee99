package io.nifproof.node.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps the first and the last bytes written to it, however many there were. Thread-safe.
 *
 * <p>The first words of a compiler name the mistake, the last words of a build say what ended it.
 */
public final class BoundedOutput extends OutputStream {
  private final int first;
  private final int last;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private byte[] ring = {};
  private long beyond;

  /**
   * Nothing is kept yet.
   *
   * @param first how many of the first bytes to keep
   * @param last how many of the last
   */
  public BoundedOutput(int first, int last) {
    this.first = first;
    this.last = last;
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int taken = Math.min(length, first - head.size());
    head.write(bytes, offset, taken);
    int rest = length - taken;
    if (rest > 0 && ring.length < last) {
      ring = new byte[last];
    }
    int skipped = Math.max(0, rest - last);
    beyond += skipped;
    for (int i = offset + taken + skipped; i < offset + length; i++) {
      ring[(int) (beyond++ % ring.length)] = bytes[i];
    }
  }

  /** Whether something was not kept. */
  public synchronized boolean truncated() {
    return beyond > last;
  }

  /** What was kept, and how many bytes are missing in between. */
  public synchronized String text() {
    int kept = (int) Math.min(beyond, last);
    byte[] tail = new byte[kept];
    for (int i = 0; i < kept; i++) {
      tail[i] = ring[(int) ((beyond - kept + i) % ring.length)];
    }
    if (!truncated()) {
      byte[] all = Arrays.copyOf(head.toByteArray(), head.size() + kept);
      System.arraycopy(tail, 0, all, head.size(), kept);
      return new String(all, StandardCharsets.UTF_8); // a character may lie across the border
    }
    String begin = head.size() == 0 ? "" : head.toString(StandardCharsets.UTF_8) + "\n";
    return begin + "[… " + (beyond - kept) + " bytes were not kept …]\n" + fromLineStart(tail);
  }

  private static String fromLineStart(byte[] tail) {
    String end = new String(tail, StandardCharsets.UTF_8);
    int line = end.indexOf('\n') + 1;
    return line < end.length() ? end.substring(line) : end;
  }
}
