package io.nifproof.spec;

import java.math.BigInteger;
import java.util.List;

/** A type of Erlang, as far as C can express it. Immutable; equal when the terms are the same. */
public sealed interface Type {
  /** The smallest and largest integers that fit 64 bits with a sign, and the largest without. */
  BigInteger INT64_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  /** The largest integer that fits 64 bits with a sign. */
  BigInteger INT64_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /** The largest integer that fits 64 bits without a sign. */
  BigInteger UINT64_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  /** Integers from one to another, both included, that fit 64 bits with or without a sign. */
  record IntegerRange(BigInteger low, BigInteger high) implements Type {
    /** Whether 64 bits with a sign do not hold it. */
    public boolean unsigned() {
      return high.compareTo(INT64_MAX) > 0;
    }
  }

  /** Integers of any size, as the bytes of their magnitude. */
  record BigNumber() implements Type {}

  /** Floats; integers are none. */
  record FloatingPoint() implements Type {}

  /** {@code true} or {@code false}. */
  record Truth() implements Type {}

  /** One atom, which needs no value in C. */
  record AtomLiteral(String atom) implements Type {}

  /** The empty list, which needs no value in C. */
  record EmptyList() implements Type {}

  /** One of several atoms. */
  record AtomEnum(List<String> atoms) implements Type {
    /** Copies the list. */
    public AtomEnum {
      atoms = List.copyOf(atoms);
    }
  }

  /**
   * A binary of whole bytes.
   *
   * @param least its smallest size
   * @param unit what its size beyond that is a multiple of; 0 when it has that size alone
   */
  record Bytes(long least, long unit) implements Type {}

  /** Binaries and nested lists of them and of bytes; without binaries on top for a list alone. */
  record IoData(boolean listOnly) implements Type {}

  /** A list of Unicode characters. */
  record Text(boolean nonEmpty) implements Type {}

  /** A proper list. */
  record ListOf(Type element, boolean nonEmpty) implements Type {}

  /** A tuple or a record, whose first field is then its name. */
  record Tuple(List<Field> fields) implements Type {
    /** Copies the list. */
    public Tuple {
      fields = List.copyOf(fields);
    }
  }

  /** A map with these atoms as keys and no others; Elixir's structs are such. */
  record Struct(List<Field> fields) implements Type {
    /** Copies the list. */
    public Struct {
      fields = List.copyOf(fields);
    }
  }

  /** A map of any keys of a type. */
  record MapOf(Type key, Type value) implements Type {}

  /** A value, or an atom that says that there is none. */
  record Maybe(String absent, Type present) implements Type {}

  /** One of several types; of two that a term fits, it is of the first. */
  record Union(List<Type> types) implements Type {
    /** Copies the list. */
    public Union {
      types = List.copyOf(types);
    }
  }

  /** A term that goes through as it is. */
  record Passed(Kind kind) implements Type {}

  /** What is checked of a term that goes through. */
  enum Kind {
    TERM,
    ATOM,
    REFERENCE,
    PORT,
    MAP,
    TUPLE,
    BITSTRING
  }

  /** A process of this node. */
  record Pid() implements Type {}

  /**
   * A resource: a reference in Erlang, a pointer in C.
   *
   * @param monitored whether it wants to know when processes end
   */
  record Resource(String name, boolean monitored) implements Type {}

  /** A type under the name it was declared with. */
  record Named(String name, Type type) implements Type {}

  /**
   * A part of a tuple or map.
   *
   * @param name its key; for the part of a tuple a name in the spec, else empty
   * @param optional whether a map may lack it
   */
  record Field(String name, Type type, boolean optional) {}
}
