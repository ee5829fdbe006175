package org.narrowgate.app.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Another time than the computer's, where nobody relies on what is done. */
final class TimeOption {
    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "Another time, e.g. 2026-03-02T09:00:00Z; only in a workspace marked demo.")
    private Optional<Instant> at = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The clock that counts; a time that was given for a workspace that is not marked demo is refused. */
    InstantSource clock(Workspace opened) {
        if (at.isPresent() && !opened.config().demo()) {
            throw new ParameterException(spec.commandLine(), "--at is for workspaces marked demo; leave it out");
        }
        return at.map(InstantSource::fixed).orElseGet(InstantSource::system);
    }
}
