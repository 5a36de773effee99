package io.nifproof.visible;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/** Writes letters that act as {@code \u202e}: the same JSON value, which steers no terminal. */
public final class JsonEscapes extends CharacterEscapes {
  /** The only one there need be. */
  public static final JsonEscapes INSTANCE = new JsonEscapes();

  private static final long serialVersionUID = 1L;

  private JsonEscapes() {}

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[0x7f] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public SerializableString getEscapeSequence(int letter) {
    return Visible.acts(letter) ? new SerializedString(String.format("\\u%04x", letter)) : null;
  }
}
