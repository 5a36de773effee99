package io.nifproof.audit.platform;

import io.nifproof.finding.FindingId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who should have provided a symbol. Immutable. {@code $symbol} stands for its name.
 *
 * @param name the symbols
 * @param finding the finding that goes with it
 * @param why what its absence means
 * @param remedy what to do
 */
public record SymbolOwner(Pattern name, FindingId finding, String why, String remedy) {
  private static SymbolOwner owner(String regex, FindingId finding, String why, String remedy) {
    return new SymbolOwner(Pattern.compile(regex), finding, why, remedy);
  }

  private static final SymbolOwner UNKNOWN =
      owner(
          "",
          FindingId.NP042,
          "nobody provides that symbol: $symbol",
          "link the library that defines $symbol (-l… after the objects), or compile the source"
              + " that does; nifproof audit --runtime host FILE lists all that are missing");

  private static final List<SymbolOwner> ALL =
      List.of(
          owner(
              "^enif_\\w+",
              FindingId.NP031,
              "the VM does not offer $symbol: it is older than that function, or it is no whole VM",
              "load it on the OTP that it was built for, or build it with the headers of the oldest"
                  + " one that shall load it"),
          owner("^_?nif_init$", FindingId.NP001, "it exports no nif_init", ""),
          owner(
              "^(?:erts_|erl_|driver_|ethr_|sys_|db_|beam_)\\w+",
              FindingId.NP042,
              "$symbol is of the VM's inside and this VM does not export it (OTP 29 hides all that"
                  + " erl_nif.h and erl_driver.h do not name)",
              "use functions of erl_nif.h only, or the library of the same OTP"),
          owner(
              "^__(?:asan|ubsan|tsan|msan|lsan|sanitizer)_\\w+",
              FindingId.NP130,
              "it was built with a sanitizer, and the sanitizer's runtime is not in the VM",
              "preload the runtime ($(gcc -print-file-name=libasan.so)), or build without"
                  + " -fsanitize"),
          owner(
              "^(?:__gcov_|llvm_gcda|__llvm_profile)\\w*",
              FindingId.NP042,
              "it was built for coverage and linked without it",
              "add --coverage (or -fprofile-instr-generate) to the link, or leave it out"),
          owner(
              "^(?:_ZSt21ios_base_library_initv|_ZSt28__throw_bad_array_new_lengthv|__cxa_call_terminate"
                  + "|_ZNSt3pmr\\w+|_ZNSt15__exception_ptr13exception_ptr9_M_\\w+)$",
              FindingId.NP041,
              "this machine's libstdc++ is older than $symbol",
              "build it on the oldest system that shall load it, or link with -static-libstdc++"),
          owner(
              "^(?:_ZN?K?St|_ZT[VISH]N?K?St|_ZT[VI]N10__cxxabiv|__cxa_(?!thread_atexit_impl|atexit"
                  + "|finalize)|__gxx_personality|_Zn[wa]|_Zd[la]|_ZNSt3__1)\\w*",
              FindingId.NP042,
              "nobody provides that symbol: $symbol is of the C++ runtime, which is not loaded: the"
                  + " library was linked with a C compiler (or with another C++ runtime)",
              "link with c++ (g++, clang++) instead of cc, or add -lstdc++ (-lc++ on macOS);"
                  + " c++filt $symbol shows the name"),
          owner(
              "^_ZN\\w+17h[0-9a-f]{16}E$|^_R[NIC]\\w+",
              FindingId.NP042,
              "nobody provides that symbol: $symbol is of Rust code that was not linked in",
              "build the crate again from clean: parts of two builds were mixed"),
          owner(
              "^_Z\\w+",
              FindingId.NP042,
              "nobody provides that symbol: $symbol is a C++ function or object that was declared"
                  + " and never linked, or of another release of a library",
              "c++filt $symbol shows the name; link the object or library that defines it"),
          owner(
              "^__\\w+_chk$|^(?:gnu_get_libc_version|__register_atfork|__libc_start_main|(?:fcntl|f?open|l?f?stat|fstatat|lseek"
                  + "|mmap|p(?:read|write)v?|readdir|f?truncate|creat|fseeko|ftello|mkstemp|openat"
                  + "|f?statvfs|[gs]etrlimit|sendfile|fallocate)64|__fdelt_chk|__cxa_thread_atexit_impl|_dl_find_object|mallinfo2?|malloc_trim"
                  + "|backtrace(?:_symbols\\w*)?|__res_init|__strdup|secure_getenv|__sprintf_chk"
                  + "|__longjmp_chk|__x?stat|__isnanf?|__isinff?|__finitef?)$",
              FindingId.NP044,
              "$symbol is glibc's: it was built with glibc and the process has musl or another C"
                  + " library",
              "build it on Alpine, or for a musl target; or run an image with glibc"),
          owner(
              "^__isoc23_\\w+|^arc4random\\w*|^__isoc99_\\w+|^strlc(?:py|at)$",
              FindingId.NP040,
              "this machine's glibc is older than $symbol",
              "build it on the oldest system that shall load it"),
          owner(
              "^(?:__atomic_\\w+|__aarch64_\\w+|__u?(?:div|mod|divmod)ti\\w*|__muloti4|__cpu_model"
                  + "|__cpu_indicator_init|__trunc\\w+|__extend\\w+)$",
              FindingId.NP042,
              "nobody provides that symbol: $symbol is of the compiler's own library",
              "add -latomic or -lgcc to the link, or build with the compiler that the target has"),
          owner(
              "^(?:GOMP_|omp_|__kmpc_)\\w+",
              FindingId.NP042,
              "nobody provides that symbol: $symbol is of OpenMP",
              "link with -fopenmp, and ship libgomp or libomp"),
          owner(
              "^(?:EVP|SSL|OPENSSL|CRYPTO|EC|RSA|BN|ERR|X509|SHA\\d*|HMAC|FIPS|ENGINE|BIO|PEM|OSSL)_\\w+",
              FindingId.NP042,
              "nobody provides that symbol: $symbol is OpenSSL's, and the OpenSSL of this machine"
                  + " is another release, or is not linked",
              "build it against the OpenSSL of the machine that loads it, or link OpenSSL"
                  + " statically"));

  /** Whether it is told by the name alone. */
  public boolean known() {
    return !name.pattern().isEmpty();
  }

  /** Of whom it is, without the name itself and without that nobody has it. */
  public String whose() {
    return why.replace("nobody provides that symbol: ", "").replace("$symbol", "it");
  }

  /** The owner of a symbol, as far as its name tells. */
  public static SymbolOwner of(String symbol) {
    return ALL.stream()
        .filter(owner -> owner.name().matcher(symbol).find())
        .findFirst()
        .orElse(UNKNOWN);
  }
}
