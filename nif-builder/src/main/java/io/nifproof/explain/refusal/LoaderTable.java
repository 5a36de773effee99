package io.nifproof.explain.refusal;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import java.util.List;
import java.util.Optional;

/**
 * The texts of one dynamic loader, read where the load is a NIF's. Each says one thing of one file:
 * the first that is found is told.
 */
public final class LoaderTable implements Clue {
  private final List<Known> texts;

  LoaderTable(List<Known> texts) {
    this.texts = List.copyOf(texts);
  }

  @Override
  public void read(ReportedText text, Statements statements) {
    for (Known known : texts) {
      Optional<Found> line = LoaderText.first(text, known.pattern());
      if (line.isPresent()) {
        known.tell(line.get(), statements);
        return;
      }
    }
  }
}
