package io.nifproof.analysis;

import io.nifproof.result.Axis;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what cells answered to the same case. */
final class Differences {
  private Differences() {}

  private record Answered(CellResult cell, CallResult row, String answer) {}

  /** The cases of one name that got several answers. */
  static List<Difference> of(String name, List<CellResult> cells) {
    Map<List<String>, List<Answered>> cases = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      for (CallResult row : cell.calls()) {
        if (row.answer().isPresent()) {
          cases
              .computeIfAbsent(List.of(comparable(cell), row.name()), unused -> new ArrayList<>())
              .add(new Answered(cell, row, row.answer().get()));
        }
      }
    }
    List<Difference> differences = new ArrayList<>();
    cases.forEach(
        (key, answered) -> {
          if (answered.stream().map(Answered::answer).distinct().count() > 1) {
            differences.add(difference(name, key.get(1), answered));
          }
        });
    return differences;
  }

  /** Libraries that were there are the same one when their files have the same name. */
  private static String comparable(CellResult cell) {
    String library = cell.axis(Axis.LIBRARY).orElse("");
    return library.substring(library.lastIndexOf('/') + 1);
  }

  private static Difference difference(String name, String caseName, List<Answered> answered) {
    Map<String, List<Answered>> byAnswer = new LinkedHashMap<>();
    answered.forEach(
        one -> byAnswer.computeIfAbsent(one.answer(), unused -> new ArrayList<>()).add(one));
    List<Difference.Group> groups =
        byAnswer.values().stream()
            .map(same -> group(same, answered))
            .sorted(Comparator.comparing(group -> -group.cells().size()))
            .toList();
    return new Difference(name, caseName, answered.get(0).row().expect(), withRest(groups));
  }

  /** Where all groups but one have a rule, that one is the rest. */
  private static List<Difference.Group> withRest(List<Difference.Group> groups) {
    if (groups.stream().filter(group -> group.where().isEmpty()).count() != 1) {
      return groups;
    }
    return groups.stream()
        .map(
            group ->
                group.where().isPresent()
                    ? group
                    : new Difference.Group(
                        group.answer(), group.cells(), Optional.of("everywhere else"), group.ok()))
        .toList();
  }

  private static Difference.Group group(List<Answered> same, List<Answered> all) {
    String answer = same.get(0).answer();
    List<Mark> points =
        all.stream()
            .map(one -> new Mark(one.cell().subject().axes(), one.answer().equals(answer)))
            .toList();
    Optional<String> where = Separators.find(points).stream().findFirst().map(Separator::words);
    Answered first = same.get(0);
    return new Difference.Group(
        first.answer(),
        same.stream().map(one -> one.cell().id()).toList(),
        where,
        first.row().ok());
  }
}
