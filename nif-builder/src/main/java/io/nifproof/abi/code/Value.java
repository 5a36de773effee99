package io.nifproof.abi.code;

import io.nifproof.elf.image.Pointer;
import java.util.Optional;

/** What a register or a place on the stack holds, as far as code has been followed. */
public sealed interface Value {
  /** An address of the file. */
  record Place(long address) implements Value {}

  /** A number. */
  record Constant(long value) implements Value {}

  /** An address on the stack, counted from where the function began. */
  record Stack(long offset) implements Value {}

  /** A symbol of another library; a weak one is null where no library has it. */
  record Import(String symbol, boolean weak) implements Value {}

  /** Where the caller wants to go on. */
  record Caller() implements Value {}

  /** Anything. */
  record Unknown() implements Value {}

  /** The value that nothing is known of. */
  static Value unknown() {
    return new Unknown();
  }

  /** What a pointer of the file becomes when it is loaded. */
  static Value of(Pointer pointer) {
    if (pointer instanceof Pointer.Null) {
      return new Constant(0);
    }
    if (pointer instanceof Pointer.Raw raw) {
      return new Constant(raw.value());
    }
    if (pointer instanceof Pointer.External external) {
      return new Import(external.symbol(), external.weak());
    }
    return pointer.local().isPresent() ? new Place(pointer.local().getAsLong()) : unknown();
  }

  /** This and a number of bytes more. */
  default Value plus(long bytes) {
    if (this instanceof Place place) {
      return new Place(place.address() + bytes);
    }
    if (this instanceof Constant number) {
      return new Constant(number.value() + bytes);
    }
    if (this instanceof Stack stack) {
      return new Stack(stack.offset() + bytes);
    }
    return bytes == 0 ? this : unknown();
  }

  /** The sum of two. */
  default Value plus(Value other) {
    if (other instanceof Constant number) {
      return plus(number.value());
    }
    return this instanceof Constant number ? other.plus(number.value()) : unknown();
  }

  /** The difference of two. */
  default Value minus(Value other) {
    if (other instanceof Constant number) {
      return plus(-number.value());
    }
    if (this instanceof Place left && other instanceof Place right) {
      return new Constant(left.address() - right.address());
    }
    return unknown();
  }

  /** What remains when only the lower 32 bits are kept. */
  default Value low32() {
    return this instanceof Constant number ? new Constant(number.value() & 0xffffffffL) : unknown();
  }

  /** As a pointer that a function returns; empty when it is not known. */
  default Optional<Pointer> pointer() {
    if (this instanceof Place place) {
      return Optional.of(new Pointer.Local(place.address(), Optional.empty()));
    }
    if (this instanceof Constant number) {
      return Optional.of(
          number.value() == 0 ? new Pointer.Null() : new Pointer.Raw(number.value()));
    }
    return this instanceof Import symbol
        ? Optional.of(new Pointer.External(symbol.symbol(), symbol.weak()))
        : Optional.empty();
  }
}
