package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.narrowgate.engine.agreement.AgreementReception;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.erasure.ErasureReception;
import org.narrowgate.engine.export.ExportReception;
import org.narrowgate.engine.holding.HoldingReception;
import org.narrowgate.engine.incident.IncidentReception;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.order.OrderReception;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.recall.RecallReception;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.safeguard.SafeguardReception;
import org.narrowgate.engine.witness.WitnessReception;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command about papers has: the workspace and the moment, in which form it prints, and how a signed paper is filed. */
class PaperDesk {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--at", paramLabel = "INSTANT", description = "Only in a workspace marked demo.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    Workspace open() throws DocumentException {
        Workspace opened = workspace.open();
        if (at.isPresent() && !opened.config().demo()) {
            throw usage("--at is for workspaces marked demo; leave it out");
        }
        return opened;
    }

    Instant now() {
        return clock().instant();
    }

    /** The day that it is, as papers count days. */
    LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** For who gave the command: it is done, and something about it needs him. */
    void warn(String what) {
        spec.commandLine().getErr().println("narrowgate: warning: " + what);
        spec.commandLine().getErr().flush();
    }

    InstantSource clock() {
        return at.map(InstantSource::fixed).orElseGet(InstantSource::system);
    }

    Path folder() {
        return workspace.folder();
    }

    /** Files a signed paper. */
    int file(Workspace opened, byte[] text, byte[] p7s) throws IOException, DocumentException, RefusedException {
        PaperReception.Receipt receipt;
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock())) {
            receipt = received(open, text, p7s);
        } catch (PaperRefusal refusal) {
            throw refused(refusal.reasons());
        }
        Paper paper = receipt.paper();
        if (json) {
            out().println(Printed.compact(Json.object()
                    .put("paper", paper.id())
                    .put("kind", paper.kind().word())
                    .put("by", paper.by())
                    .put("filed_before", receipt.before())));
        } else {
            out().println("paper " + paper.id() + " (" + paper.kind().word() + ") by " + paper.by()
                    + (receipt.before() ? " was filed before" : " is filed"));
        }
        out().flush();
        return Exit.DONE;
    }

    private static PaperReception.Receipt received(OpenWorkspace open, byte[] text, byte[] p7s)
            throws IOException, DocumentException, PaperRefusal {
        Workspace opened = open.workspace();
        Instant now = open.now();
        return switch (Paper.parse("the paper", text).kind().subject()) {
            case ORDERS -> new OrderReception(opened, open.register(), now).file(text, p7s);
            case ERASURES -> new ErasureReception(opened, open.register(), open.openings(), now).file(text, p7s);
            case EXPORTS -> new ExportReception(opened, open.register(), now).file(text, p7s);
            case RECALLS -> new RecallReception(opened, open.register(), now).file(text, p7s);
            case INCIDENTS -> new IncidentReception(opened, open.register(), now).file(text, p7s);
            case HOLDERS -> new HoldingReception(opened, open.register(), now).file(text, p7s);
            case WITNESSES -> new WitnessReception(opened, open.register(), now).file(text, p7s);
            case SAFEGUARDS -> new SafeguardReception(opened, open.register(), now).file(text, p7s);
            case OFFICES, AGREEMENTS -> {
                Path packs = Packs.folder(opened.config().packs());
                yield new AgreementReception(opened, open.register(), packs, Opinions.of(opened, now)::of, now)
                        .file(text, p7s);
            }
        };
    }

    /** A file that can be read, or a refusal that says so. */
    byte[] read(Path file, String what) throws IOException, RefusedException {
        if (!Files.isReadable(file)) {
            throw refused(List.of(file + ": the " + what + " cannot be read; give its path"));
        }
        return WholeFile.read(file);
    }

    static RefusedException refused(List<String> reasons) {
        return new RefusedException(
                "paper", reasons.stream().map(r -> "the paper: " + r).collect(Collectors.joining("\n")));
    }

    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
