package io.nifproof.node.launch;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the last bytes written to it, however many there were. Thread-safe. */
final class Tail extends OutputStream {
  private final byte[] ring;
  private long written;

  Tail(int capacity) {
    this.ring = new byte[capacity];
  }

  @Override
  public synchronized void write(int b) {
    ring[(int) (written++ % ring.length)] = (byte) b;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int skipped = Math.max(0, length - ring.length);
    written += skipped;
    for (int i = offset + skipped; i < offset + length; i++) {
      ring[(int) (written++ % ring.length)] = bytes[i];
    }
  }

  /** What was kept, from the start of a line when the beginning was lost. */
  synchronized String text() {
    int kept = (int) Math.min(written, ring.length);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((written - kept + i) % ring.length)];
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (written <= ring.length) {
      return text;
    }
    return "… (" + (written - kept) + " bytes before)\n" + text.substring(text.indexOf('\n') + 1);
  }
}
