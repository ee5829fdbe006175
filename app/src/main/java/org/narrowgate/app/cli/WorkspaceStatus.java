package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.narrowgate.app.setup.DemoWorkspace;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.erasure.ErasedRows;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/**
 * How far everything in a workspace has come, and the command that goes on with each.
 *
 * @param releases those that were authorised and are not sealed
 * @param stopped those in stages that stopped before the last
 * @param requests folders of requests that were received and that no run decides yet
 * @param erasures those that are in the register and whose rows still have their content
 */
record WorkspaceStatus(
        List<Run> runs, List<Release> releases, List<Stopped> stopped, List<Request> requests, List<Erasure> erasures) {
    /**
     * One run.
     *
     * @param asked rows that the request states; empty where the run decides only some of them, or is complete
     * @param parent the run whose held rows it decides again; -1 if none
     * @param releases how many were authorised
     */
    record Run(
            long run,
            String at,
            String request,
            long decided,
            OptionalLong asked,
            boolean complete,
            long parent,
            int releases,
            String next) {
        Json json() {
            Json json = Json.object()
                    .put("run", run)
                    .put("decided_at", at)
                    .put("request_id", request)
                    .put("rows_decided", decided)
                    .put("complete", complete);
            asked.ifPresent(rows -> json.put("rows_asked", rows));
            if (parent >= 0) {
                json.put("parent", parent);
            }
            return json.put("releases", releases).put("next", next);
        }
    }

    record Release(long run, String name, String next) {
        Json json() {
            return Json.object().put("run", run).put("release", name).put("next", next);
        }
    }

    record Stopped(long run, String name, Stage stage, String next) {
        Json json() {
            return Json.object()
                    .put("run", run)
                    .put("release", name)
                    .put("stage", stage.number())
                    .put("stages", stage.count())
                    .put("next", next);
        }
    }

    record Request(String id, String next) {
        Json json() {
            return Json.object().put("request_id", id).put("next", next);
        }
    }

    record Erasure(String order, String next) {
        Json json() {
            return Json.object().put("order", order).put("next", next);
        }
    }

    /** Looks it through; {@code folder} is the workspace as the user named it. */
    static WorkspaceStatus of(Protected secrets, Registry registry, Path folder)
            throws IOException, RefusedException, DocumentException {
        Workspace workspace = secrets.workspace();
        List<Run> runs = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        for (long run : registry.runs()) {
            RunRecord record = secrets.run(run);
            decided.add(record.law().requestId());
            runs.add(run(workspace, registry, record, folder));
        }
        List<Release> releases = registry.all(ReleaseAuthorised.class, r -> true).stream()
                .filter(r -> registry.sealed(r.run(), r.release()).isEmpty())
                .map(r -> new Release(
                        r.run(),
                        r.release(),
                        "narrowgate release " + r.run() + " --authorisation FILE.p7s" + at(folder)))
                .toList();
        return new WorkspaceStatus(
                List.copyOf(runs),
                releases,
                stopped(registry, folder),
                requests(workspace.requests(), decided, folder),
                erasures(secrets, registry, folder));
    }

    private static List<Erasure> erasures(Protected secrets, Registry registry, Path folder) throws IOException {
        return ErasedRows.of(registry, secrets.openings()).unfinished(secrets.workspace(), secrets.key()).stream()
                .map(order -> new Erasure(order, "narrowgate erase carry " + order + at(folder)))
                .toList();
    }

    private static List<Stopped> stopped(Registry registry, Path folder) {
        return registry.stopped().stream()
                .map(r -> {
                    Stage stage = r.entrusted().orElseThrow().stage();
                    return new Stopped(
                            r.run(),
                            r.release(),
                            stage,
                            "narrowgate release " + r.run() + " --authorisation FILE.p7s --stage "
                                    + (stage.number() + 1) + at(folder));
                })
                .toList();
    }

    private static Run run(Workspace workspace, Registry registry, RunRecord record, Path folder)
            throws IOException, DocumentException {
        long run = record.run();
        String request = record.law().requestId();
        boolean complete = record.closed().isPresent();
        long parent = record.opened().parent();
        OptionalLong asked = complete || parent >= 0
                ? OptionalLong.empty()
                : OptionalLong.of(RequestPackage.readHeader(workspace.requests().resolve(request))
                        .rows()
                        .count());
        String next = "narrowgate report " + run;
        if (!complete) {
            next = parent < 0
                    ? "narrowgate decide " + quoted(folder.resolve("requests").resolve(request))
                    : "narrowgate hold resolve " + parent;
        }
        return new Run(
                run,
                record.opened().at().toString(),
                request,
                record.decided(),
                asked,
                complete,
                parent,
                registry.releases(run).size(),
                next + at(folder));
    }

    private static List<Request> requests(Path requests, Set<String> decided, Path folder) throws IOException {
        List<Request> waiting = new ArrayList<>();
        if (Files.isDirectory(requests)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(requests)) {
                for (Path request : all) {
                    String id = String.valueOf(request.getFileName());
                    if (!id.startsWith(".") && !decided.contains(id)) {
                        Path named = folder.resolve("requests").resolve(id);
                        waiting.add(new Request(id, "narrowgate decide " + quoted(named) + at(folder)));
                    }
                }
            }
        }
        return List.copyOf(waiting);
    }

    private static String at(Path folder) {
        return " --workspace " + quoted(folder);
    }

    /** The command that goes on with a demonstration whose workspace is not whole yet; empty if there is none here. */
    static Optional<String> demo(Path folder) throws IOException {
        Path size = DemoWorkspace.size(folder);
        if (!Files.isRegularFile(size)) {
            return Optional.empty();
        }
        try {
            Json stated = Json.read(WholeFile.read(size));
            return Optional.of("narrowgate demo " + quoted(folder) + " --rows " + stated.number("rows") + " --people "
                    + stated.number("people"));
        } catch (IllegalArgumentException torn) {
            return Optional.of("narrowgate demo " + quoted(folder));
        }
    }

    /** As a shell takes it for one word. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9._/=+:@%,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Whether nothing was begun and left. */
    boolean done() {
        return releases.isEmpty()
                && requests.isEmpty()
                && erasures.isEmpty()
                && runs.stream().allMatch(Run::complete);
    }
}
