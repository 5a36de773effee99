package io.nifproof.artifact.proof;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.nifproof.result.CellResult;
import java.util.List;

/**
 * What an attestation says of one gate.
 *
 * @param name of the library
 * @param verdict of the whole gate
 * @param nifproof the version that gated
 * @param cells the matrix: every cell, also those of variants that are not published
 * @param suppressions what the author has answered for
 */
public record GateProof(
    String name,
    String verdict,
    String nifproof,
    @JsonSerialize(contentUsing = AttestedCell.Writer.class)
        @JsonDeserialize(contentUsing = AttestedCell.Reader.class)
        List<CellResult> cells,
    List<Answered> suppressions) {
  /** A JSON file may lack anything. */
  public GateProof {
    cells = Lists.copy(cells);
    suppressions = Lists.copy(suppressions);
  }
}
