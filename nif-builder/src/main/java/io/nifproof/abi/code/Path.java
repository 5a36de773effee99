package io.nifproof.abi.code;

import io.nifproof.elf.ElfFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One way through a function: registers, stack, and the place in the code. For one thread. */
public final class Path {
  private static final int REGISTERS = 32;

  private final ElfFile elf;
  private final Effects effects;
  private final Value[] registers;
  private final Map<Long, Value> stack;
  private long address;

  /**
   * A way that begins, with nothing known.
   *
   * @param elf the file whose code it is
   * @param effects told what the code does
   * @param address where it begins
   */
  public Path(ElfFile elf, Effects effects, long address) {
    this.elf = elf;
    this.effects = effects;
    this.address = address;
    this.registers = new Value[REGISTERS];
    this.stack = new HashMap<>();
    Arrays.fill(registers, Value.unknown());
  }

  private Path(Path other, long address) {
    this.elf = other.elf;
    this.effects = other.effects;
    this.address = address;
    this.registers = other.registers.clone();
    this.stack = new HashMap<>(other.stack);
  }

  /** The same state elsewhere in the code. */
  public Path at(long where) {
    return new Path(this, where);
  }

  /** Where in the code it is. */
  public long address() {
    return address;
  }

  /** Goes on elsewhere. */
  public void go(long where) {
    address = where;
  }

  /** The byte of code so many bytes from here; -1 outside executable memory. */
  public int code(long offset) {
    long where = address + offset;
    return elf.image().executable(where) ? elf.image().byteAt(where).orElse(-1) : -1;
  }

  /** What a register holds, by the number that instructions have for it. */
  public Value get(int register) {
    return registers[register];
  }

  /** Sets a register. */
  public void set(int register, Value value) {
    registers[register] = value;
  }

  /** Loads 8 bytes; fewer are never a whole pointer. */
  public Value load(Value from, int size) {
    if (from instanceof Value.Stack place) {
      return size == 8 ? stack.getOrDefault(place.offset(), Value.unknown()) : Value.unknown();
    }
    if (from instanceof Value.Place place) {
      if (!elf.constant(place.address())) {
        effects.readsVariable();
      }
      return size == 8 ? Value.of(elf.pointerAt(place.address())) : Value.unknown();
    }
    return Value.unknown();
  }

  /** Stores so many bytes, to the stack or as an effect. */
  public void store(Value to, int size, Value value) {
    if (to instanceof Value.Stack place) {
      stack.keySet().removeIf(at -> at > place.offset() - 8 && at < place.offset() + size);
      if (size == 8) {
        stack.put(place.offset(), value);
      }
    } else if (to instanceof Value.Place place) {
      effects.stores(place.address());
    } else {
      effects.storesElsewhere();
      stack.clear();
    }
  }
}
