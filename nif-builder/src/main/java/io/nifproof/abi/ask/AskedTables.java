package io.nifproof.abi.ask;

import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.NifLibrary;
import io.nifproof.abi.TableAsker;
import io.nifproof.abi.TableQuestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks libraries whose table the file does not tell well enough, each once. Thread-safe. */
public final class AskedTables implements TableAsker {
  private final InitCaller asker;
  private final Duration deadline;
  private final Set<EntryCertainty> unsure;
  private final Map<Path, InitAnswer> answers = new ConcurrentHashMap<>();

  /**
   * Tables that nobody was asked for yet.
   *
   * @param deadline the time that a library has to answer
   * @param unsure how sure the reading of a library is that shall be asked
   */
  public AskedTables(InitCaller asker, Duration deadline, Set<EntryCertainty> unsure) {
    this.asker = asker;
    this.deadline = deadline;
    this.unsure = Set.copyOf(unsure);
  }

  @Override
  public NifLibrary ask(Path file, NifLibrary read) {
    Optional<EntryCertainty> certainty = read.certainty();
    if (read.init().isEmpty() || certainty.isEmpty() || !unsure.contains(certainty.get())) {
      return read;
    }
    InitAnswer answer =
        answers.computeIfAbsent(file.toAbsolutePath(), path -> asker.ask(path, deadline));
    TableQuestion questioning = new TableQuestion(answer.id(), answer.sentence());
    return answer instanceof InitAnswer.Asked asked
        ? read.answered(questioning, asked.entry())
        : read.unanswered(questioning);
  }
}
