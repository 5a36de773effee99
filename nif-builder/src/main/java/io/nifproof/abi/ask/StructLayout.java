package io.nifproof.abi.ask;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** The structures of {@code erl_nif.h} (2.0 to 2.18) and {@code dlfcn.h}, for JNA. */
final class StructLayout {
  private StructLayout() {}

  /** {@code ErlNifEntry}; of an older version only the first fields may be read. */
  @FieldOrder({
    "major",
    "minor",
    "name",
    "count",
    "funcs",
    "load",
    "reload",
    "upgrade",
    "unload",
    "variant",
    "options",
    "resourceInitSize",
    "minErts"
  })
  public static final class Entry extends Structure {
    public int major;
    public int minor;
    public Pointer name;
    public int count;
    public Pointer funcs;
    public Pointer load;
    public Pointer reload;
    public Pointer upgrade;
    public Pointer unload;
    public Pointer variant;
    public int options;
    public long resourceInitSize;
    public Pointer minErts;

    Entry(Pointer at) {
      super(at);
    }

    /** Where a field is. */
    int offset(String field) {
      return fieldOffset(field);
    }

    /** Where a field ends. */
    int end(String field) {
      return fieldOffset(field) + 8;
    }
  }

  /** {@code ErlNifFunc} before flags came with version 2.7. */
  @FieldOrder({"name", "arity", "code"})
  public static class Narrow extends Structure {
    public Pointer name;
    public int arity;
    public Pointer code;

    Narrow(Pointer at) {
      super(at);
    }
  }

  /** {@code ErlNifFunc} from version 2.7 on. */
  @FieldOrder({"flags"})
  public static final class Row extends Narrow {
    public int flags;

    Row(Pointer at) {
      super(at);
    }
  }

  /** {@code Dl_info}. */
  @FieldOrder({"file", "base", "symbol", "address"})
  public static final class Place extends Structure {
    public Pointer file;
    public Pointer base;
    public Pointer symbol;
    public Pointer address;
  }
}
