package io.nifproof.node.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on all bytes, and tells each line as it is whole. One thread writes. */
final class LineSplitter extends OutputStream {
  private static final int LONGEST = 1 << 16;

  private final BoundedOutput output;
  private final Consumer<String> listener;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LineSplitter(BoundedOutput output, Consumer<String> listener) {
    this.output = output;
    this.listener = listener;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    output.write(bytes, offset, length);
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        tell();
      } else if (line.size() < LONGEST) {
        line.write(bytes[i]);
      }
    }
  }

  /** Tells a last line that has no end. */
  @Override
  public void close() {
    if (line.size() > 0) {
      tell();
    }
  }

  private void tell() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    listener.accept(text);
  }
}
