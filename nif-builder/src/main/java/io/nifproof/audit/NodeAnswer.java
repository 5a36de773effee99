package io.nifproof.audit;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.NifFunction;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.node.FunctionId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** NP071: the functions that a node reports after loading, against those that the file tells. */
public final class NodeAnswer {
  private static final Set<EntryCertainty> TOLD =
      Set.of(EntryCertainty.PROVEN, EntryCertainty.SINGLE_WITNESS, EntryCertainty.ASKED);

  private NodeAnswer() {}

  /**
   * Compares them. Empty when they agree, or when the file does not tell.
   *
   * @param loaded what {@code module_info(nifs)} named after the library was loaded
   */
  public static Optional<Finding> difference(LibraryAudit audit, Collection<FunctionId> loaded) {
    Optional<LibraryFacts> nif = audit.nif();
    boolean told = nif.flatMap(LibraryFacts::certainty).filter(TOLD::contains).isPresent();
    if (!told || nif.get().entry().isEmpty()) {
      return Optional.empty();
    }
    Set<FunctionId> read = new HashSet<>();
    for (NifFunction row : nif.get().functions()) {
      row.text().ifPresent(name -> read.add(new FunctionId(name, (int) row.arity())));
    }
    Set<FunctionId> answered = new HashSet<>(loaded);
    return read.equals(answered) ? Optional.empty() : Optional.of(finding(audit, read, answered));
  }

  private static Finding finding(
      LibraryAudit audit, Set<FunctionId> read, Set<FunctionId> answered) {
    Set<FunctionId> onlyFile = new TreeSet<>(read);
    onlyFile.removeAll(answered);
    Set<FunctionId> onlyNode = new TreeSet<>(answered);
    onlyNode.removeAll(read);
    boolean asked = audit.nif().get().certainty().equals(Optional.of(EntryCertainty.ASKED));
    String source = asked ? "only in what nif_init gave when it was asked: " : "only in the file: ";
    return Finding.error(FindingId.NP071, Place.of(audit.path()).symbol("nif_init"))
        .found(source + onlyFile + "; only in the node: " + onlyNode)
        .expected("the same functions from both")
        .means(
            "the node reports other functions than "
                + (asked ? "nif_init gave in another process" : "the file's table has")
                + ": code changed the table before the VM saw it, or another library's nif_init was"
                + " called")
        .remedy(
            "make the table constant; if it is meant to change, suppress "
                + FindingId.NP071
                + " with that reason");
  }
}
