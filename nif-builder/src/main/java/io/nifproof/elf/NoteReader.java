package io.nifproof.elf;

import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.Segment;
import io.nifproof.node.Arch;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the notes of the PT_NOTE segments: those of GNU, and which systems have their own. */
final class NoteReader {
  private static final HexFormat HEX = HexFormat.of();
  private static final Set<String> SYSTEMS =
      Set.of("FreeBSD", "NetBSD", "OpenBSD", "DragonFly", "Android");
  private static final int MAX_NOTES = 256;
  private static final int BUILD_ID = 3;
  private static final int PROPERTIES = 5;
  private static final int ARM_FEATURE_1_AND = 0xc0000000;
  private static final int X86_FEATURE_1_AND = 0xc0000002;
  private static final int X86_ISA_1_NEEDED = 0xc0008002;
  private static final int X86_ISA_1_USED = 0xc0010002;

  private final Bytes bytes;
  private final Optional<Arch> arch;
  private String buildId;
  private int x86Features;
  private int x86Needed;
  private int x86Used;
  private int armFeatures;
  private String system;
  private int seen;

  NoteReader(Bytes bytes, ElfMachine machine) {
    this.bytes = bytes;
    this.arch = machine.arch();
  }

  GnuNotes read(List<Segment> segments) throws ElfFormatException {
    for (Segment segment : segments) {
      if (segment.type() == Segment.NOTE) {
        notes(segment);
      }
    }
    return new GnuNotes(
        Optional.ofNullable(buildId),
        x86Features,
        x86Needed,
        x86Used,
        armFeatures,
        Optional.ofNullable(system));
  }

  private void notes(Segment segment) throws ElfFormatException {
    int align = segment.align() == 8 ? 8 : 4;
    long at = segment.offset();
    long end = at + Math.max(0, Math.min(segment.fileSize(), bytes.size()));
    while (at >= 0 && end - at >= 12 && seen++ < MAX_NOTES) {
      long nameSize = bytes.u32(at);
      long contentSize = bytes.u32(at + 4);
      int type = bytes.i32(at + 8);
      long content = at + aligned(12 + nameSize, align);
      if (nameSize == 4 && bytes.latin1(at + 12, 4).equals("GNU\0")) {
        note(type, content, Math.min(contentSize, end - content));
      } else if (nameSize >= 7 && nameSize <= 10) {
        String owner = bytes.latin1(at + 12, nameSize - 1);
        system = SYSTEMS.contains(owner) ? owner : system;
      }
      at = content + aligned(contentSize, align);
    }
  }

  private void note(int type, long at, long size) throws ElfFormatException {
    if (type == BUILD_ID && size > 0 && size <= 64) {
      StringBuilder text = new StringBuilder();
      for (long i = 0; i < size; i++) {
        HEX.toHexDigits(text, (byte) bytes.u8(at + i));
      }
      buildId = text.toString();
    } else if (type == PROPERTIES) {
      properties(at, at + size);
    }
  }

  private void properties(long start, long end) throws ElfFormatException {
    long at = start;
    while (end - at >= 12 && seen++ < MAX_NOTES) {
      int type = bytes.i32(at);
      long size = bytes.u32(at + 4);
      if (size == 4) {
        property(type, bytes.i32(at + 8));
      }
      at += 8 + aligned(size, 8);
    }
  }

  /** The numbers are the processor's own: the same one means another thing elsewhere. */
  private void property(int type, int bits) {
    if (arch.isEmpty()) {
      return;
    }
    switch (arch.get()) {
      case AMD64 -> x86Property(type, bits);
      case ARM64 -> armFeatures = type == ARM_FEATURE_1_AND ? bits : armFeatures;
    }
  }

  private void x86Property(int type, int bits) {
    switch (type) {
      case X86_FEATURE_1_AND -> x86Features = bits;
      case X86_ISA_1_NEEDED -> x86Needed = bits;
      case X86_ISA_1_USED -> x86Used = bits;
      default -> {}
    }
  }

  private static long aligned(long size, int align) {
    return (size + align - 1) / align * align;
  }
}
