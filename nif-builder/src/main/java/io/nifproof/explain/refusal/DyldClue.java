package io.nifproof.explain.refusal;

import static io.nifproof.explain.text.Known.proves;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;

/** The texts of macOS's dyld, old and new, other than of symbols. */
public final class DyldClue implements Clue {
  private static final String REFUSED = "the library was refused, in order, because ";
  private static final String MACHINE = "nifproof explain " + FindingId.NP002;
  private static final String BUILD =
      "build it with the processor that the VM runs on: `file beam.smp` and `file FILE`; a shell"
          + " under Rosetta, or a VM of Homebrew's other prefix, mixes them";

  private static final Clue TABLE =
      new LoaderTable(
          List.of(
              proves(
                  "[Ll]ibrary not loaded: '?([^\\s'\"]+)(?:.*?Referenced from: (?:<\\S+>"
                      + " )?'?([^\\s'\"]+))?",
                  REFUSED
                      + "a library that it needs is not there: `$1` ("
                      + FindingId.NP043
                      + "), not the library"
                      + " itself",
                  "brew install what brings `$1`, or ship it and set its place with"
                      + " install_name_tool -change; otool -L FILE lists all",
                  "nifproof explain " + FindingId.NP043),
              proves(
                  "incompatible architecture \\(have '?\\(?([\\w,]+)\\)?'?, need '?\\(?([\\w'"
                      + " or,]+?)\\)?'?\\)",
                  REFUSED + "it was built for $1, and the VM needs $2 (" + FindingId.NP002 + ")",
                  BUILD,
                  MACHINE),
              proves(
                  "mach-o,? but (?:is an incompatible|wrong) architecture|incompatible"
                      + " architecture",
                  REFUSED
                      + "it was built for another processor than the VM ("
                      + FindingId.NP002
                      + ")",
                  BUILD,
                  MACHINE),
              proves(
                  "first eight bytes: 0x7F 0x45 0x4C 0x46|not a mach-o file.*ELF|ELF.*not a mach-o"
                      + " file",
                  REFUSED
                      + "it is an ELF file, built for Linux, and this is macOS ("
                      + FindingId.NP002
                      + ")",
                  "build it on macOS; `file FILE`",
                  MACHINE),
              proves(
                  "unknown file type|not a mach-o file|not valid mach-o file|no suitable image"
                      + " found.*truncated",
                  REFUSED
                      + "the file is no library of macOS ("
                      + FindingId.NP003
                      + "): built for another system, or"
                      + " damaged",
                  "file FILE",
                  "nifproof explain " + FindingId.NP003),
              proves(
                  "(?i)different Team IDs|mapped file has no (?:Team ID|cdhash)",
                  REFUSED
                      + "the VM is signed with the hardened runtime, and the library's code"
                      + " signature is somebody else's or missing",
                  "sign both with one identity, or give the VM the entitlement"
                      + " com.apple.security.cs.disable-library-validation"),
              proves(
                  "(?i)library load disallowed by system policy|malware|quarantine",
                  REFUSED
                      + "macOS's Gatekeeper forbids it: the file came from the net and is not"
                      + " signed. The library is not shown to be wrong",
                  "xattr -d com.apple.quarantine FILE"),
              proves(
                  "(?i)code signature.*(?:invalid|not valid)|code signing blocked|invalid signature"
                      + "|CODESIGNING",
                  REFUSED
                      + "its code signature does not hold: the file was changed after it was"
                      + " signed, often copied over a loaded one",
                  "codesign --force --sign - FILE; replace files by rename, never in place"),
              proves(
                  "\\(errno=20\\)|errno=20\\b",
                  "the path goes through a file that is no folder: the library is inside an escript"
                      + " or archive, and no loader reads it there",
                  "unpack priv/ to a folder, or ship a release instead of an escript"),
              proves(
                  "\\(errno=(?:1|13)\\)|[Oo]peration not permitted|file system sandbox blocked",
                  "macOS did not let the VM read the file: permissions, the sandbox or quarantine."
                      + " The library is not shown to be wrong",
                  "ls -l@ FILE; xattr -d com.apple.quarantine FILE"),
              proves(
                  "dlopen\\(([^,\\s]+),[^)]*\\): (?:image not found|tried: .*no such file)|image"
                      + " not found",
                  "there is no file at that path: the library was not built, has another name"
                      + " (.dylib: the VM appends .so on macOS, too), or the path is wrong",
                  "ls priv; look at the build's output and at the path that -on_load makes")));

  @Override
  public void read(ReportedText text, Statements statements) {
    TABLE.read(text, statements);
  }
}
