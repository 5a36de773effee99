package io.nifproof.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The findings that there are. An id is {@code NP} and three digits, is never reused, and has a
 * page of the same title in docs/findings. In the order of their numbers.
 */
public enum FindingId {
  NP001(Origin.AUDIT, "No `nif_init` exported"),
  NP002(Origin.AUDIT, "Built for another machine"),
  NP003(Origin.AUDIT, "Not a NIF library"),
  NP010(Origin.AUDIT, "Row without a name"),
  NP011(Origin.AUDIT, "Row without a function"),
  NP012(Origin.AUDIT, "Rows of three fields"),
  NP013(Origin.AUDIT, "Illegal flags"),
  NP014(Origin.AUDIT, "The same function twice"),
  NP015(Origin.AUDIT, "A name that is no atom"),
  NP016(Origin.AUDIT, "A count that does not fit the table"),
  NP017(Origin.AUDIT, "Arity over 255"),
  NP018(Origin.AUDIT, "`nif_init` gives no entry"),
  NP020(Origin.AUDIT, "The module's name differs"),
  NP021(Origin.AUDIT, "A row for a function that the module has not"),
  NP022(Origin.AUDIT, "A row for a function that `-nifs` does not name"),
  NP023(Origin.AUDIT, "A declared NIF without a row"),
  NP024(Origin.AUDIT, "A stub without a row"),
  NP030(Origin.AUDIT, "Built for a newer NIF version"),
  NP031(Origin.AUDIT, "`enif_*` functions that the VM lacks"),
  NP032(Origin.AUDIT, "Another VM variant"),
  NP033(Origin.AUDIT, "NIF version too old"),
  NP040(Origin.AUDIT, "Needs a newer glibc"),
  NP041(Origin.AUDIT, "Needs a newer C++ or GCC runtime"),
  NP042(Origin.AUDIT, "Symbols that nobody provides"),
  NP043(Origin.AUDIT, "Needs a library that the target may not have"),
  NP044(Origin.AUDIT, "Two C libraries"),
  NP045(Origin.AUDIT, "C++ without its runtime"),
  NP046(Origin.AUDIT, "Two libraries of one SONAME"),
  NP050(Origin.AUDIT, "Executable stack"),
  NP051(Origin.AUDIT, "Text relocations"),
  NP052(Origin.AUDIT, "Memory that is writable and executable"),
  NP053(Origin.AUDIT, "Search path of the build machine"),
  NP054(Origin.AUDIT, "RELR relocations without the marker"),
  NP055(Origin.AUDIT, "No RELRO or BIND_NOW"),
  NP056(Origin.AUDIT, "Thread-local memory beyond the loader's reserve"),
  NP060(Origin.AUDIT, "Needs a newer processor"),
  NP061(Origin.AUDIT, "Exports more than `nif_init`"),
  NP062(Origin.AUDIT, "C++ runtime as a shared library"),
  NP063(Origin.AUDIT, "No `upgrade` callback"),
  NP064(Origin.AUDIT, "Calls that act on the whole VM"),
  NP065(Origin.AUDIT, "Sets the floating-point mode at load"),
  NP066(Origin.AUDIT, "Segments far apart"),
  NP067(Origin.AUDIT, "Waits for children of the VM"),
  NP070(Origin.AUDIT, "The two readings disagree"),
  NP071(Origin.AUDIT, "The node's answer differs from the file's"),
  NP072(Origin.AUDIT, "The reading is not proven"),
  NP100(Origin.NODE, "Not everything was seen from inside the VM"),
  NP101(Origin.NODE, "The VM did not survive its walk over the function table"),
  NP102(Origin.NODE, "A NULL pointer was called as a function"),
  NP103(Origin.NODE, "A jump into nowhere"),
  NP104(Origin.NODE, "The stack is full"),
  NP105(Origin.NODE, "A register that must be preserved was changed"),
  NP106(Origin.NODE, "The floating-point control was changed"),
  NP107(Origin.NODE, "The C library found its heap damaged"),
  NP108(Origin.NODE, "The process aborted itself"),
  NP109(Origin.NODE, "An illegal instruction or a trap"),
  NP110(Origin.NODE, "The library ended the process"),
  NP111(Origin.NODE, "A constructor or destructor crashed"),
  NP112(Origin.NODE, "A thread of the library's own crashed"),
  NP113(Origin.NODE, "The library closed descriptors of the VM"),
  NP114(Origin.NODE, "A call held up its scheduler"),
  NP115(Origin.NODE, "A library hung"),
  NP116(Origin.NODE, "A bad memory access"),
  NP117(Origin.NODE, "An arithmetic trap"),
  NP118(Origin.NODE, "Code ran after its library was unloaded"),
  NP119(Origin.NODE, "The VM was stopped by a signal, or ended itself"),
  NP120(Origin.NODE, "The file of the library is damaged"),
  NP121(Origin.NODE, "An environment was used where it must not be"),
  NP122(Origin.NODE, "The VM died only after the library was unloaded"),
  NP123(Origin.NODE, "Something answered in the VM's place"),
  NP130(Origin.NODE, "AddressSanitizer stopped the VM"),
  NP131(Origin.NODE, "A trap of UndefinedBehaviorSanitizer"),
  NP200(Origin.BUILD, "The variant's compiler was not called"),
  NP201(Origin.BUILD, "Another level than the variant's"),
  NP202(Origin.BUILD, "A flag that does nothing"),
  NP203(Origin.GATE, "A flaky cell"),
  NP204(Origin.GATE, "A call that works once and not again and again"),
  NP205(Origin.GATE, "The Erlang module is wrong"),
  NP206(Origin.BUILD, "A library that nobody loads");

  private static final Pattern FORM = Pattern.compile("NP[0-9]{3}");

  private final Origin origin;
  private final String title;

  FindingId(Origin origin, String title) {
    this.origin = origin;
    this.title = title;
  }

  /** Reads an id in any case; empty when there is no such finding. */
  public static Optional<FindingId> parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(id -> id.name().equals(upper)).findFirst();
  }

  /** Whether a text, in any case, has the form of an id; such a finding need not exist. */
  public static boolean hasForm(String text) {
    return FORM.matcher(text.strip().toUpperCase(Locale.ROOT)).matches();
  }

  /** What such findings are made of. */
  public Origin origin() {
    return origin;
  }

  /** What it is about, in a few words of Markdown, without a full stop. */
  public String title() {
    return title;
  }
}
