package io.nifproof.abi.ask;

import io.nifproof.elf.RelocationTypes;
import io.nifproof.node.Arch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a shared object that exports the names of a VM's functions, so that a library links which
 * binds all its symbols at once ({@code -z now}, as Rust does), or looks them up by name (as
 * rustler does). Those that allocate are the C library's; the others are an undefined instruction,
 * so that the crash names the function that was called.
 *
 * <p>Form: System V ABI (gABI 4.1), chapters 4 and 5, with the x86-64 and AArch64 supplements. No
 * section headers: the dynamic linker reads none.
 */
final class StubVm {
  private static final Map<String, String> ALLOCATORS =
      Map.of("enif_alloc", "malloc", "enif_realloc", "realloc", "enif_free", "free");

  private static final int PAGE = 0x10000; // the largest that AArch64 kernels use
  private static final int HEADERS = 64 + 4 * 56;
  private static final int SYMBOL = 24;
  private static final int STUB = 16;
  private static final int RELOCATION = 24;
  private static final int DYNAMIC = 9;

  private final Arch arch;
  private final List<String> names;
  private final List<String> imports = List.copyOf(ALLOCATORS.values());
  private final List<String> symbols = new ArrayList<>(imports);
  private final StringBuilder strings = new StringBuilder("\0");
  private final List<Integer> nameOffsets = new ArrayList<>();

  private final int hash;
  private final int relocations;
  private final int code;
  private final int text;
  private final int end;
  private final int got;
  private final int dynamic;
  private final ByteBuffer file;

  private StubVm(Arch arch, Set<String> names) {
    this.arch = arch;
    this.names = List.copyOf(names);
    symbols.addAll(names);
    for (String symbol : symbols) {
      nameOffsets.add(strings.length());
      strings.append(symbol).append('\0');
    }
    int count = 1 + symbols.size();
    this.hash = HEADERS + count * SYMBOL;
    this.relocations = align(hash + 4 * (2 + 2 * count), 8);
    this.code = align(relocations + imports.size() * RELOCATION, STUB);
    this.text = code + this.names.size() * STUB;
    this.end = text + strings.length();
    this.got = align(end, PAGE);
    this.dynamic = got + 8 * imports.size();
    this.file = ByteBuffer.allocate(dynamic + DYNAMIC * 16).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes of a shared object with these functions. */
  static byte[] of(Arch arch, Set<String> functions) {
    Set<String> names = new LinkedHashSet<>(ALLOCATORS.keySet());
    names.addAll(functions);
    return new StubVm(arch, names).bytes();
  }

  private byte[] bytes() {
    headers();
    symbols();
    hashTable();
    relocations();
    names.forEach(this::stub);
    file.position(text).put(strings.toString().getBytes(StandardCharsets.ISO_8859_1));
    dynamic();
    return file.array();
  }

  /** Global functions: first the imports, then our own, which are in order in the code. */
  private void symbols() {
    for (int i = 0; i < symbols.size(); i++) {
      int own = i - imports.size();
      file.putInt(nameOffsets.get(i)).put((byte) 0x12).put((byte) 0);
      file.putShort((short) (own < 0 ? 0 : 1));
      file.putLong(own < 0 ? 0 : code + own * STUB).putLong(own < 0 ? 0 : STUB);
    }
  }

  /** Ends where the symbols begin, the first of which is the null symbol. */
  private void headers() {
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) 3).putShort((short) arch.elfMachine()).putInt(1);
    file.putLong(0).putLong(64).putLong(0).putInt(0);
    file.putShort((short) 64).putShort((short) 56).putShort((short) 4);
    file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    int size = file.capacity() - got;
    segment(1, 5, 0, end);
    segment(1, 6, got, size);
    segment(2, 6, dynamic, file.capacity() - dynamic);
    segment(0x6474e551, 6, 0, 0); // PT_GNU_STACK: without it glibc asks for an executable stack
    file.position(HEADERS + SYMBOL);
  }

  private void segment(int type, int flags, int offset, int size) {
    file.putInt(type).putInt(flags).putLong(offset).putLong(offset).putLong(offset);
    file.putLong(size).putLong(size).putLong(type == 1 ? PAGE : 8);
  }

  /** As many buckets as symbols, each a chain through the second half. */
  private void hashTable() {
    int count = symbols.size() + 1;
    int[] buckets = new int[count];
    int[] chains = new int[count];
    for (int i = 1; i < count; i++) {
      int bucket = (int) (elfHash(symbols.get(i - 1)) % count);
      chains[i] = buckets[bucket];
      buckets[bucket] = i;
    }
    file.position(hash).putInt(count).putInt(count);
    for (int bucket : buckets) {
      file.putInt(bucket);
    }
    for (int chain : chains) {
      file.putInt(chain);
    }
  }

  private static long elfHash(String name) {
    long value = 0;
    for (int i = 0; i < name.length(); i++) {
      value = (value << 4) + name.charAt(i);
      long high = value & 0xf0000000L;
      value = (value ^ high >>> 24) & ~high;
    }
    return value;
  }

  /** One in the global offset table for each allocator. */
  private void relocations() {
    file.position(relocations);
    for (int i = 0; i < imports.size(); i++) {
      long type = RelocationTypes.of(arch).globDat();
      file.putLong(got + 8L * i).putLong((i + 1L) << 32 | type).putLong(0);
    }
    file.position(code);
  }

  private void stub(String name) {
    int next = file.position() + STUB;
    int slot = imports.indexOf(ALLOCATORS.getOrDefault(name, ""));
    if (slot < 0) {
      StubCode.of(arch).undefined(file);
    } else {
      StubCode.of(arch).jump(file, got + 8 * slot);
    }
    file.position(next);
  }

  private void dynamic() {
    file.position(dynamic);
    long[][] entries = {
      {4, hash},
      {5, text},
      {6, HEADERS},
      {10, strings.length()},
      {11, SYMBOL},
      {7, relocations},
      {8, (long) imports.size() * RELOCATION},
      {9, RELOCATION},
      {0, 0}
    };
    for (long[] entry : entries) {
      file.putLong(entry[0]).putLong(entry[1]);
    }
  }

  private static int align(int value, int to) {
    return (value + to - 1) / to * to;
  }
}
