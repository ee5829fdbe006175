package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.state.Projection;

/**
 * {@code state.db} against the evidence that it is made from. Lists are read from it, and so is whom earlier runs
 * refused: what somebody wrote into it must not go unseen.
 */
final class StateAudit implements AutoCloseable {
    private static final String REMEDY = "; run `narrowgate rebuild`, and look into who wrote it";

    private final Path file;
    private final List<String> damages;
    private final Optional<Projection> projection;

    private StateAudit(Path file, List<String> damages, Optional<Projection> projection) {
        this.file = file;
        this.damages = damages;
        this.projection = projection;
    }

    /** Opens the table if there is one; without it nothing is claimed, and nothing is damaged. */
    static StateAudit open(Path file, Registry registry, List<String> damages) {
        if (!Files.exists(file)) {
            return new StateAudit(file, damages, Optional.empty());
        }
        try {
            Projection projection = Projection.read(file);
            for (long run : projection.runs()) {
                if (registry.run(run).isEmpty()) {
                    damages.add(file + ": it lists run " + run + ", which the register does not have" + REMEDY);
                }
            }
            return new StateAudit(file, damages, Optional.of(projection));
        } catch (IOException unusable) {
            damages.add(unusable.getMessage());
            return new StateAudit(file, damages, Optional.empty());
        }
    }

    /** One run's rows; those of a run under way need not be there. */
    Run run(long run) {
        return new Run(run);
    }

    final class Run {
        private final long run;
        private final boolean complete;
        private long rows;
        private boolean sound = true;

        private Run(long run) {
            this.run = run;
            this.complete = ask(p -> p.isComplete(run)).orElse(false);
        }

        /** Holds a block's rows, in their order, against what the table lists of them. */
        void check(List<Projection.Entry> decided) {
            if (!complete || !sound || decided.isEmpty()) {
                return;
            }
            rows += decided.size();
            long first = decided.get(0).row().row();
            long last = decided.get(decided.size() - 1).row().row();
            ask(p -> p.entries(run, first, last)).ifPresent(listed -> compare(decided, listed));
        }

        private void compare(List<Projection.Entry> decided, List<Projection.Entry> listed) {
            List<Projection.Entry> differing = new ArrayList<>(decided);
            differing.removeAll(new HashSet<>(listed));
            if (!differing.isEmpty()) {
                damage("row #" + differing.get(0).row().row() + " of run " + run + " is not listed as it was decided");
            }
        }

        /** Looks for rows that nobody decided. */
        void finish() {
            if (complete && sound) {
                ask(p -> p.count(run)).ifPresent(listed -> {
                    if (listed != rows) {
                        damage("it lists " + listed + " rows of run " + run + ", but " + rows + " were decided");
                    }
                });
            }
        }

        private void damage(String what) {
            sound = false;
            damages.add(file + ": " + what + REMEDY);
        }
    }

    private interface Question<T> {
        T of(Projection projection) throws IOException;
    }

    private <T> Optional<T> ask(Question<T> question) {
        if (projection.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.of(projection.get()));
        } catch (IOException unusable) {
            if (!damages.contains(unusable.getMessage())) {
                damages.add(unusable.getMessage());
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        if (projection.isPresent()) {
            projection.get().close();
        }
    }
}
