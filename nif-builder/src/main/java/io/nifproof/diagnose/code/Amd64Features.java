package io.nifproof.diagnose.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Which features of x86-64 an instruction needs, by the names of {@code /proc/cpuinfo}. Only
 * instructions that a processor without the feature refuses are here.
 */
final class Amd64Features {
  private final Amd64Prefixes prefixes;
  private final int map;
  private final int pp;
  private final int opcode;
  private final int modRm;

  private Amd64Features(byte[] code) {
    this.prefixes = Amd64Prefixes.of(code);
    this.map = prefixes.map();
    this.pp = prefixes.pp();
    this.opcode = code[prefixes.at()] & 0xff;
    this.modRm = code[Math.min(prefixes.at() + 1, code.length - 1)] & 0xff;
  }

  static List<String> of(byte[] code) {
    Amd64Features features = new Amd64Features(code);
    return switch (features.prefixes.kind()) {
      case LEGACY -> features.legacy();
      case VEX -> features.vex();
      case EVEX -> features.evex();
      case XOP -> features.xop();
    };
  }

  private boolean in(int first, int last) {
    return opcode >= first && opcode <= last;
  }

  private int form() {
    return modRm >> 3 & 7;
  }

  private List<String> xop() {
    boolean bits = (map == 9 && in(0x01, 0x02)) || (map == 10 && opcode == 0x10);
    boolean profiling = (map == 9 || map == 10) && opcode == 0x12;
    return List.of(bits ? "tbm" : profiling ? "lwp" : "xop");
  }

  private List<String> legacy() {
    return switch (map) {
      case 1 -> legacy1();
      case 2 -> legacy2();
      case 3 -> legacy3();
      default ->
          modRm == 0xf8 && (opcode == 0xc6 || opcode == 0xc7)
              ? List.of("rtm")
              : List.of();
    };
  }

  private List<String> legacy1() {
    String feature =
        switch (opcode) {
          case 0x01 -> system();
          case 0x0f -> "3dnow";
          case 0x2b, 0x78, 0x79 -> pp == 0 ? "" : "sse4a";
          case 0x7c, 0x7d, 0xd0, 0xf0, 0x12, 0x16 -> pp == 0 ? "" : "pni";
          case 0xae -> memory();
          case 0xb8 -> pp == 2 ? "popcnt" : "";
          case 0xc7 -> random();
          default -> "";
        };
    return feature.isEmpty() ? List.of() : List.of(feature);
  }

  private String system() {
    return switch (modRm) {
      case 0xd0, 0xd1 -> "xsave";
      case 0xd5, 0xd6 -> "rtm";
      case 0xee, 0xef -> pp == 0 ? "ospke" : "";
      case 0xf9 -> "rdtscp";
      case 0xfa, 0xfb -> "mwaitx";
      case 0xfc -> "clzero";
      default -> "";
    };
  }

  private String memory() {
    boolean register = modRm >= 0xc0;
    if (pp == 2 && register && form() < 4) {
      return "fsgsbase";
    }
    if (register && form() == 6 && pp != 0) {
      return "waitpkg";
    }
    if (register || pp > 1) {
      return "";
    }
    return switch (form()) {
      case 4, 5 -> pp == 0 ? "xsave" : "";
      case 6 -> pp == 0 ? "xsaveopt" : "clwb";
      case 7 -> pp == 0 ? "clflush" : "clflushopt";
      default -> "";
    };
  }

  private String random() {
    if (modRm < 0xc0) {
      return form() == 4 ? "xsavec" : "";
    }
    return form() == 6 ? "rdrand" : form() == 7 ? (pp == 2 ? "rdpid" : "rdseed") : "";
  }

  private List<String> legacy2() {
    String feature =
        switch (opcode) {
          case 0xf0, 0xf1 -> pp == 3 ? "sse4_2" : "movbe";
          case 0xf5 -> "user_shstk";
          case 0xf6 -> pp == 0 ? "user_shstk" : "adx";
          case 0xf8 -> pp == 1 ? "movdir64b" : "enqcmd";
          case 0xf9 -> "movdiri";
          case 0xcf -> "gfni";
          case 0x37 -> "sse4_2";
          default ->
              in(0xc8, 0xcd)
                  ? "sha_ni"
                  : in(0xdb, 0xdf)
                      ? "aes"
                      : in(0x00, 0x0b) || in(0x1c, 0x1e) ? "ssse3" : in(0x10, 0x41) ? "sse4_1" : "";
        };
    return feature.isEmpty() ? List.of() : List.of(feature);
  }

  private List<String> legacy3() {
    String feature =
        switch (opcode) {
          case 0x0f -> "ssse3";
          case 0x44 -> "pclmulqdq";
          case 0xcc -> "sha_ni";
          case 0xce, 0xcf -> "gfni";
          case 0xdf -> "aes";
          default -> in(0x60, 0x63) ? "sse4_2" : in(0x08, 0x22) || in(0x40, 0x42) ? "sse4_1" : "";
        };
    return feature.isEmpty() ? List.of() : List.of(feature);
  }

  private List<String> vex() {
    boolean masks = map == 1 && (in(0x41, 0x4b) || in(0x90, 0x93) || in(0x98, 0x99));
    if (masks) {
      return List.of("avx512f", prefixes.wide() ? "avx512bw" : pp == 1 ? "avx512dq" : "avx512f");
    }
    String feature = map == 2 ? vex2() : map == 3 ? vex3() : "";
    if (feature.startsWith("bmi") || feature.startsWith("amx") || feature.equals("cmpccxadd")) {
      return List.of(feature);
    }
    boolean integers =
        map == 1
            && pp == 1
            && prefixes.length() == 1
            && (in(0x60, 0x6d) || in(0x70, 0x76) || in(0xd1, 0xfe))
            && opcode != 0xd6
            && opcode != 0xe6
            && opcode != 0xe7;
    if (feature.isEmpty()) {
      return integers ? List.of("avx", "avx2") : List.of("avx");
    }
    return List.of("avx", feature);
  }

  private String vex2() {
    boolean whole = prefixes.length() == 1;
    return switch (opcode) {
      case 0x13 -> "f16c";
      case 0x49, 0x4b -> "amx_tile";
      case 0x5c -> pp == 1 || pp == 2 ? "amx_bf16" : "amx_fp16";
      case 0x5e -> "amx_int8";
      case 0x50, 0x51, 0x52, 0x53 -> pp == 1 ? "avx_vnni" : "avx_vnni_int8";
      case 0xb0, 0xb1 -> "avx_ne_convert";
      case 0xb4, 0xb5 -> "avx_ifma";
      case 0xcb, 0xcc, 0xcd -> "sha512";
      case 0xcf -> "gfni";
      case 0xd2, 0xd3 -> "avx_vnni_int16";
      case 0xda -> pp == 1 ? "sm3" : "sm4";
      case 0xdb -> "aes";
      case 0xdc, 0xdd, 0xde, 0xdf -> whole ? "vaes" : "aes";
      case 0xf2, 0xf3 -> "bmi1";
      case 0xf5, 0xf6 -> "bmi2";
      case 0xf7 -> pp == 0 ? "bmi1" : "bmi2";
      case 0x0c, 0x0d, 0x0e, 0x0f, 0x17, 0x18, 0x19, 0x1a, 0x2c, 0x2d, 0x2e, 0x2f -> "";
      case 0x16, 0x36, 0x45, 0x46, 0x47, 0x58, 0x59, 0x5a, 0x78, 0x79, 0x8c, 0x8e -> "avx2";
      default ->
          in(0xe0, 0xef)
              ? "cmpccxadd"
              : in(0x96, 0x9f) || in(0xa6, 0xaf) || in(0xb6, 0xbf)
                  ? "fma"
                  : in(0x90, 0x93) || whole ? "avx2" : "";
    };
  }

  private String vex3() {
    return switch (opcode) {
      case 0x00, 0x01, 0x02, 0x38, 0x39, 0x46 -> "avx2";
      case 0x1d -> "f16c";
      case 0x44 -> prefixes.length() == 1 ? "vpclmulqdq" : "pclmulqdq";
      case 0xce, 0xcf -> "gfni";
      case 0xde -> "sm3";
      case 0xdf -> "aes";
      case 0xf0 -> "bmi2";
      case 0x0e, 0x0f, 0x42, 0x4c -> prefixes.length() == 1 ? "avx2" : "";
      default ->
          in(0x5c, 0x5f) || in(0x68, 0x6f) || in(0x78, 0x7f) ? "fma4" : in(0x48, 0x49) ? "xop" : "";
    };
  }

  private List<String> evex() {
    if (map == 4) {
      return List.of("apx");
    }
    List<String> needs = new ArrayList<>(List.of("avx512f"));
    String more =
        map == 5 || map == 6 ? "avx512_fp16" : map == 2 ? evex2() : map == 3 ? evex3() : evex1();
    if (!more.isEmpty()) {
      needs.add(more);
    }
    boolean scalar = map == 1 && pp > 1;
    if (prefixes.length() < 2 && !scalar) {
      needs.add("avx512vl");
    }
    return needs;
  }

  private String evex1() {
    boolean bytes =
        pp == 1
            && (in(0x60, 0x61)
                || in(0x63, 0x65)
                || in(0x67, 0x69)
                || in(0x74, 0x75)
                || in(0xd1, 0xd1)
                || in(0xd8, 0xd9)
                || in(0xdc, 0xdd)
                || in(0xe0, 0xe1)
                || in(0xe3, 0xe5)
                || in(0xf8, 0xf9)
                || in(0xfc, 0xfd));
    boolean logic = pp < 2 && in(0x54, 0x57);
    return bytes ? "avx512bw" : logic ? "avx512dq" : "";
  }

  private String evex2() {
    return switch (opcode) {
      case 0x50, 0x51, 0x53 -> "avx512_vnni";
      case 0x52 -> pp == 2 ? "avx512_bf16" : "avx512_vnni";
      case 0x54, 0x8f -> "avx512_bitalg";
      case 0x55 -> "avx512_vpopcntdq";
      case 0x70, 0x71, 0x73 -> "avx512_vbmi2";
      case 0x72 -> pp == 1 ? "avx512_vbmi2" : "avx512_bf16";
      case 0x68 -> "avx512_vp2intersect";
      case 0x75, 0x7d -> prefixes.wide() ? "avx512bw" : "avx512vbmi";
      case 0x8d -> prefixes.wide() ? "avx512bw" : "avx512vbmi";
      case 0x83 -> "avx512vbmi";
      case 0xb4, 0xb5 -> "avx512ifma";
      case 0x44, 0xc4 -> "avx512cd";
      case 0xc6, 0xc7 -> "avx512pf";
      case 0xc8, 0xca, 0xcb, 0xcc, 0xcd -> "avx512er";
      case 0xcf -> "gfni";
      case 0xdc, 0xdd, 0xde, 0xdf -> "vaes";
      case 0x00, 0x04, 0x0b, 0x1c, 0x1d, 0x66, 0x7a, 0x7b -> "avx512bw";
      default -> "";
    };
  }

  private String evex3() {
    return switch (opcode) {
      case 0x44 -> "vpclmulqdq";
      case 0x70, 0x71, 0x72, 0x73 -> "avx512_vbmi2";
      case 0x50, 0x51, 0x56, 0x57, 0x66, 0x67 -> "avx512dq";
      case 0x3e, 0x3f, 0x0f, 0x42 -> "avx512bw";
      case 0xce, 0xcf -> "gfni";
      case 0x08, 0x0a, 0x26 -> pp == 0 ? "avx512_fp16" : "";
      default -> "";
    };
  }
}
