package io.nifproof.explain.refusal;

import static io.nifproof.explain.text.Known.proves;
import static io.nifproof.explain.text.Known.suggests;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.finding.FindingId;
import java.util.List;

/** The loaders, each with its texts; of each the special ones first. */
public final class Loaders {
  private static final String REFUSED = "the library was refused, in order, because ";
  private static final String MACHINE = "nifproof explain " + FindingId.NP002;
  private static final String AUDIT = "nifproof audit --runtime host FILE";

  private static final List<Known> GLIBC =
      List.of(
          proves(
              "wrong ELF class: ELFCLASS(\\d+)",
              REFUSED
                  + "it is a $1-bit library and the VM is not: built for another machine ("
                  + FindingId.NP002
                  + ")",
              MACHINE),
          proves(
              "CPU ISA level is lower than required",
              REFUSED
                  + "it is marked as needing a newer processor (x86-64-v2, -v3, -v4) than this"
                  + " machine has ("
                  + FindingId.NP060
                  + ")",
              "build it without -march=…, or for x86-64; nifproof audit --cpu x86-64 FILE",
              "nifproof explain " + FindingId.NP060),
          proves(
              "file too short",
              REFUSED
                  + "the file is cut short or empty: copied or downloaded in part ("
                  + FindingId.NP003
                  + ")",
              "compare its size and checksum with the original",
              "nifproof explain " + FindingId.NP003),
          proves(
              "ELF file OS ABI invalid|ELF file version|only ET_DYN and ET_EXEC can be loaded",
              REFUSED + "the file is no library for this machine (" + FindingId.NP003 + ")",
              "file FILE; nifproof audit FILE"),
          proves(
              "cannot dynamically load (?:position-independent )?executable",
              REFUSED
                  + "the file is a program, no library ("
                  + FindingId.NP003
                  + "): it was linked without -shared",
              "link with -shared -fPIC",
              "nifproof explain " + FindingId.NP003),
          proves(
              "object file has no (?:loadable segments|dynamic section)|cannot read file data",
              REFUSED
                  + "the file is no library: an object file, a folder or a damaged one ("
                  + FindingId.NP003
                  + ")",
              "link it with -shared",
              "nifproof explain " + FindingId.NP003),
          proves(
              "ELF load command (?:alignment|address/offset) not (?:page-aligned|properly aligned)",
              REFUSED
                  + "its segments are aligned to smaller pages than this kernel's (16 or 64 KiB on"
                  + " some arm64 machines)",
              "link with -Wl,-z,max-page-size=65536",
              "getconf PAGESIZE; readelf -lW FILE"),
          proves(
              "cannot enable executable stack",
              REFUSED + "it asks for an executable stack (" + FindingId.NP050 + ")",
              "nifproof explain " + FindingId.NP050),
          proves(
              "cannot restore segment prot after reloc|cannot make segment writable for relocation"
                  + "|text relocations",
              REFUSED
                  + "it has text relocations, and this system (SELinux, or a hardened kernel)"
                  + " forbids them ("
                  + FindingId.NP051
                  + ")",
              "compile with -fPIC, all static libraries in it too",
              "nifproof explain " + FindingId.NP051),
          suggests(
              "failed to map segment from shared object|cannot change memory protections",
              "the kernel did not map the file as code: the file system is mounted noexec (often"
                  + " /tmp or a volume), SELinux or AppArmor forbids it, or memory is at its limit."
                  + " The library is not shown to be wrong",
              "findmnt -T FILE shows noexec; ausearch -m avc shows SELinux; put the release"
                  + " elsewhere"),
          proves(
              "cannot allocate memory in static TLS block"
                  + "|cannot load any more object with static TLS",
              REFUSED
                  + "a file of it keeps thread-local variables in the static block, and what the"
                  + " loader has spare for libraries that come later is used up",
              "compile with -ftls-model=global-dynamic (jemalloc: --disable-initial-exec-tls), or"
                  + " set GLIBC_TUNABLES=glibc.rtld.optional_static_tls=4096 for the VM"),
          proves(
              "avc:\\s+denied\\s+\\{ ?(exec\\w+|execute) ?\\}.*comm=\"(?:beam|erl|\\d+_|erts)",
              "SELinux forbade the VM to run code of a file ($1): the file's label, text"
                  + " relocations ("
                  + FindingId.NP051
                  + ") or an executable stack ("
                  + FindingId.NP050
                  + "). The library is not shown to be wrong",
              "restorecon -v FILE; ausearch -m avc -ts recent; build with -fPIC"),
          proves(
              "version [`'\"]?GLIBC_ABI_DT_RELR['\"]? not found",
              REFUSED
                  + "it uses RELR relocations, which this machine's glibc (older than 2.36) does"
                  + " not know ("
                  + FindingId.NP040
                  + ")",
              "link without -z pack-relative-relocs, or build on the oldest system that shall load"
                  + " it",
              "nifproof explain " + FindingId.NP040),
          proves(
              "DT_RELR without GLIBC_ABI_DT_RELR",
              REFUSED + "its RELR relocations lack a mark (" + FindingId.NP054 + ")",
              "nifproof explain " + FindingId.NP054),
          proves(
              "[Ss]hared object '?\"?(lib[^\\s'\"]+)'?\"? not found, required by '?\"?([^\\s'\"]+)",
              REFUSED + "`$1`, which `$2` needs, is not on this machine (" + FindingId.NP043 + ")",
              "install the package that has `$1`, or ship it beside the library",
              "nifproof explain " + FindingId.NP043),
          proves(
              "cannot open shared object file: Permission denied|: Permission denied['\"]",
              "the file could not be read: permissions of the file or a folder above it. Nothing"
                  + " says that the library is wrong",
              "namei -l FILE; ask as the user that runs the VM"),
          proves(
              "cannot open shared object file: Too many open files",
              "the VM has no file descriptor left to open the library: its limit is reached, or"
                  + " descriptors leak",
              "ulimit -n; ls /proc/PID/fd | wc -l"),
          proves(
              "unexpected reloc type|unsupported relocation type|relocation .* out of range",
              REFUSED + "it has relocations that this loader does not know, or that do not reach",
              "compile with -fPIC and link again; readelf -rW FILE"));
  private static final List<Known> MUSL =
      List.of(
          proves(
              "Exec format error",
              REFUSED
                  + "the file is no library for this machine: built for another processor or system"
                  + " ("
                  + FindingId.NP002
                  + "), or no library at all ("
                  + FindingId.NP003
                  + ")",
              "file FILE: build it inside the image that runs it",
              MACHINE),
          proves(
              "initial-exec TLS resolves to dynamic definition in (\\S+)",
              REFUSED
                  + "it uses thread-local variables of `$1` as if that were loaded at the start: it"
                  + " was compiled with -ftls-model=initial-exec",
              "compile with -fPIC and without -ftls-model=initial-exec"),
          proves(
              "Dynamic loading not supported",
              "this VM is a static program of musl: it cannot load any NIF",
              "use a VM that is linked dynamically"));
  private static final List<Known> WINDOWS =
      List.of(
          proves(
              "specified module could not be found|(?:[Ww]in[Ee]rror|[Ee]rror(?: code| number)?:?)"
                  + " ?(?:126|0x7[eE])\\b",
              "Windows did not find a file (error 126): the DLL itself, or, when that is there, a"
                  + " DLL that it needs, whose name Windows does not tell ("
                  + FindingId.NP043
                  + ")",
              "look whether PATH.dll exists; `dumpbin /dependents` or the program Dependencies"
                  + " names the missing one: often the Visual C++ runtime, or MinGW's"
                  + " libgcc_s_seh-1.dll"),
          proves(
              "specified procedure could not be found|(?:[Ww]in[Ee]rror|[Ee]rror(?: code|"
                  + " number)?:?) ?(?:127|0x7[fF])\\b",
              "Windows did not find a function (error 127) in a DLL that the library needs: that"
                  + " DLL is another release, or the library exports no nif_init ("
                  + FindingId.NP042
                  + ")",
              "dumpbin /imports FILE, and where.exe for each DLL: an older one comes first in"
                  + " PATH"),
          proves(
              "(?:is not a valid|%1 is not) (?:a valid )?Win32"
                  + " application|(?:[Ww]in[Ee]rror|[Ee]rror(?: code| number)?:?) ?193\\b",
              REFUSED
                  + "the DLL is for another processor than the VM, 32 against 64 bits, or is none"
                  + " (error 193, "
                  + FindingId.NP002
                  + ")",
              "dumpbin /headers FILE shows its machine; build in the `x64 Native Tools` prompt",
              MACHINE),
          suggests(
              "Failed to load NIF library [^']*'Unspecified error'",
              "Windows gave an error whose text the VM could not make; most often it is number 193:"
                  + " the DLL is for another processor than the VM, 32 against 64 bits ("
                  + FindingId.NP002
                  + ")",
              "dumpbin /headers FILE shows its machine; build in the `x64 Native Tools` prompt",
              MACHINE),
          proves(
              "\\(DLL\\) initialization routine failed|(?:[Ww]in[Ee]rror|[Ee]rror(?: code|"
                  + " number)?:?) ?1114\\b",
              "the DLL, or one that it needs, was found and its DllMain or a static constructor"
                  + " failed (error 1114)",
              "look at its static objects; check what it needs at start (GPU, files, CPU"
                  + " features)"),
          proves(
              "Invalid access to memory location|(?:[Ww]in[Ee]rror|[Ee]rror(?: code| number)?:?)"
                  + " ?998\\b",
              "the DLL crashed while it was being loaded (error 998): in DllMain or a static"
                  + " constructor ("
                  + FindingId.NP111
                  + ")",
              "load it in a debugger: `sxe ld:NAME` in WinDbg"),
          proves(
              "side-by-side configuration is incorrect|(?:[Ww]in[Ee]rror|[Ee]rror(?: code|"
                  + " number)?:?) ?14001\\b",
              "a Visual C++ runtime that the DLL's manifest names is not installed (error 14001)",
              "install the Visual C++ Redistributable of that year; sxstrace tells which"),
          proves(
              "(?:Application Control|Device Guard) policy has blocked|cannot verify the digital"
                  + " signature",
              "Windows forbids this DLL by policy: it is not signed. Nothing says that it is wrong",
              "sign it, or allow it in the policy"),
          suggests(
              "Failed to load NIF library \\w:[/\\\\][^\\n]*: '[^']*[^\\x00-\\x7F][^']*'",
              "Windows refused the DLL; its reason is written in the system's own language: most"
                  + " often error 126 (a DLL is missing), 127 (a function is) or 193 (another"
                  + " processor)",
              "net helpmsg 126 shows how your Windows says it; compare"));

  private Loaders() {}

  /** One clue for each loader that has nothing but fixed texts. */
  public static List<Clue> clues() {
    return List.of(
        new LoaderTable(GLIBC),
        new LoaderTable(MUSL),
        new LoaderTable(WINDOWS),
        new DyldClue(),
        new ElfHeaderClue(),
        new LinkClue(),
        new PackageClue(),
        new MissingLibraryClue(),
        new VersionClue(),
        new SymbolClue());
  }

  static String audit() {
    return AUDIT;
  }
}
