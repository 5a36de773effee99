package io.nifproof.elf.identity;

import io.nifproof.elf.ElfFile;
import io.nifproof.elf.ElfMachine;
import io.nifproof.elf.image.Bytes;
import io.nifproof.elf.image.Damage;
import io.nifproof.elf.image.ElfFormatException;
import io.nifproof.elf.image.MappedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells files apart by their first bytes. */
final class FileIdentifier {
  private static final int MAX_CPUS = 16;

  FileIdentity identify(Path file) {
    if (Files.isDirectory(file)) {
      return new FileIdentity.Folder();
    }
    if (!Files.exists(file)) {
      return new FileIdentity.Missing();
    }
    if (!Files.isRegularFile(file)) {
      return new FileIdentity.Unreadable("not a regular file");
    }
    try {
      ByteBuffer content = MappedFile.map(file);
      return MappedFile.guarded(() -> identify(content));
    } catch (IOException e) {
      return new FileIdentity.Unreadable(String.valueOf(e.getMessage()));
    } catch (ElfFormatException e) {
      return new FileIdentity.Unreadable(e.reason());
    }
  }

  FileIdentity identify(ByteBuffer content) throws ElfFormatException {
    Bytes bytes = new Bytes(content);
    if (bytes.size() == 0) {
      return new FileIdentity.Empty();
    }
    if (bytes.latin1(0, 4).equals("\177ELF")) {
      return elf(content, bytes);
    }
    if (bytes.latin1(0, 7).equals("!<arch>") || bytes.latin1(0, 7).equals("!<thin>")) {
      return new FileIdentity.Archive();
    }
    if (bytes.size() >= 8) {
      List<String> cpus = machO(content.slice(), bytes);
      if (!cpus.isEmpty()) {
        return new FileIdentity.MachO(cpus);
      }
    }
    if (bytes.latin1(0, 2).equals("MZ")) {
      return new FileIdentity.WindowsPe(peCpu(bytes));
    }
    return text(bytes);
  }

  private static FileIdentity elf(ByteBuffer content, Bytes bytes) {
    int bits = bytes.byteOr(4, 0);
    int order = bytes.byteOr(5, 0);
    if (bytes.size() >= 20 && (bits == 1 || bits == 2) && (order == 1 || order == 2)) {
      boolean big = order == 2;
      int low = bytes.byteOr(big ? 19 : 18, 0);
      int high = bytes.byteOr(big ? 18 : 19, 0);
      if (bits == 1 || big) {
        return new FileIdentity.OtherElf(new ElfMachine(high << 8 | low), bits * 32, big);
      }
    }
    try {
      return new FileIdentity.Elf(ElfFile.of(content));
    } catch (ElfFormatException e) {
      return new FileIdentity.BrokenElf(new Damage("file", e.offset(), e.reason()));
    }
  }

  private static List<String> machO(ByteBuffer content, Bytes bytes) throws ElfFormatException {
    int magic = bytes.i32(0);
    if (magic == 0xfeedfacf || magic == 0xfeedface) {
      return List.of(machCpu(bytes.i32(4)));
    }
    List<String> cpus = new ArrayList<>();
    ByteBuffer big = content.order(ByteOrder.BIG_ENDIAN);
    // The same magic opens Java class files, whose next word is a version of 45 or more.
    if (big.getInt(0) == 0xcafebabe && big.getInt(4) > 0 && big.getInt(4) <= MAX_CPUS) {
      for (int i = 0; i < big.getInt(4) && bytes.has(8 + i * 20L, 4); i++) {
        cpus.add(machCpu(big.getInt(8 + i * 20)));
      }
    }
    return cpus;
  }

  private static String machCpu(int type) {
    return switch (type) {
      case 7 -> "x86 (32-bit)";
      case 0x01000007 -> "x86-64";
      case 12 -> "ARM (32-bit)";
      case 0x0100000c -> "arm64";
      default -> "cpu type " + type;
    };
  }

  private static String peCpu(Bytes bytes) {
    try {
      long header = bytes.u32(60);
      return switch (bytes.u16(header + 4)) {
        case 0x14c -> "x86 (32-bit)";
        case 0x8664 -> "x86-64";
        case 0xaa64 -> "arm64";
        default -> "machine 0x" + Integer.toHexString(bytes.u16(header + 4));
      };
    } catch (ElfFormatException e) {
      return "an unknown processor";
    }
  }

  private static FileIdentity text(Bytes bytes) {
    String start = bytes.latin1(0, 512);
    boolean printable = start.chars().allMatch(c -> (c >= 32 && c != 127) || (c >= 9 && c <= 13));
    if (printable) {
      String line = start.lines().findFirst().orElse("");
      return new FileIdentity.Text(line.substring(0, Math.min(80, line.length())));
    }
    StringBuilder hex = new StringBuilder();
    for (char c : start.substring(0, Math.min(8, start.length())).toCharArray()) {
      hex.append(String.format(Locale.ROOT, hex.isEmpty() ? "%02x" : " %02x", (int) c));
    }
    return new FileIdentity.Unrecognised(hex.toString());
  }
}
