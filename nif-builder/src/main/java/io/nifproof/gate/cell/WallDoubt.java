package io.nifproof.gate.cell;

import io.nifproof.node.wall.WallKey;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Judgement;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.Sentences;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Doubts a failure that the wall itself may have made: what failed is an answer or a refusal, not
 * the node, and it speaks of something that the wall keeps away. It is incomplete then.
 */
final class WallDoubt {
  private WallDoubt() {}

  /**
   * The result as it may stand.
   *
   * @param wall the wall of its node
   * @param network whether something in the node looked for the network
   */
  static CellResult of(CellResult result, String wall, boolean network) {
    if (result.verdict() != Verdict.FAIL
        || !result.circumstances().walled()
        || result.findings().stream().anyMatch(CellFinding::isError)
        || !result.calls().stream().allMatch(CallResult::survived)) {
      return result;
    }
    return key(result, wall, network)
        .map(
            key ->
                result.with(
                    new Judgement(
                        Verdict.INCOMPLETE, Sentences.behindAWall(result.sentence(), key))))
        .orElse(result);
  }

  private static Optional<WallKey> key(CellResult result, String wall, boolean network) {
    boolean open = wall.contains(WallKey.NETWORK.key());
    boolean loaded = result.outcome() == CellOutcome.LOADED;
    if (!loaded && result.outcome() != CellOutcome.REFUSED) {
      return Optional.empty();
    }
    if (network && !open) {
      return Optional.of(WallKey.NETWORK);
    }
    Stream<String> words =
        loaded
            ? result.calls().stream()
                .filter(call -> !call.asExpected())
                .flatMap(call -> call.result().stream())
            : result.load().end().reason().stream();
    return words.flatMap(text -> WallKey.of(text).stream()).findFirst();
  }
}
