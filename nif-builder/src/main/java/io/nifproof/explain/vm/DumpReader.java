package io.nifproof.explain.vm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads an erl_crash.dump of any size in one pass, without keeping it: of most lines it looks at
 * the first bytes only.
 */
public final class DumpReader {
  private static final int BUFFER = 1 << 18;
  private static final int LONGEST = 400;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] line = new byte[LONGEST];
  private int length;
  private int kept;
  private int number;

  private DumpReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads the dump.
   *
   * @throws IOException when the file cannot be read
   */
  public static DumpFacts read(InputStream in) throws IOException {
    DumpSections sections = new DumpSections();
    new DumpReader(in).feed(sections);
    return sections.facts();
  }

  private void feed(DumpSections sections) throws IOException {
    while ((length = in.read(buffer)) > 0) {
      int begin = 0;
      while (begin < length) {
        int end = begin;
        while (end < length && buffer[end] != '\n') {
          end++;
        }
        keep(begin, end, sections);
        if (end < length) {
          finish(sections);
        }
        begin = end + 1;
      }
    }
    if (kept > 0) {
      finish(sections);
    }
  }

  /** Keeps the first bytes of a line, where its section wants it. */
  private void keep(int begin, int end, DumpSections sections) {
    boolean wanted = kept > 0 || (begin < end && (buffer[begin] == '=' || sections.wantsLines()));
    if (wanted) {
      int count = Math.min(end - begin, LONGEST - kept);
      System.arraycopy(buffer, begin, line, kept, count);
      kept += count;
    }
  }

  private void finish(DumpSections sections) {
    number++;
    if (kept > 0) {
      int end = line[kept - 1] == '\r' ? kept - 1 : kept;
      sections.line(number, new String(line, 0, end, StandardCharsets.UTF_8));
      kept = 0;
    }
  }
}
