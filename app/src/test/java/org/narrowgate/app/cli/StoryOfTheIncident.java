package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.app.cli.StoryScene.due;

import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.incident.Incidents;
import org.narrowgate.engine.incident.RowLists;

/** What must be so after each step of the story that is about its incident. */
final class StoryOfTheIncident {
    private StoryOfTheIncident() {}

    private static Incident incident(StoryScene scene) throws Exception {
        return Incidents.of(scene.story().workspace()).named("INC-2026-1").orElseThrow();
    }

    static void addTo(Map<String, StoryFacts.Fact> facts) {
        replay(facts);
        facts.put("incident-opened", s -> {
            Incident incident = incident(s);
            assertThat(incident.opened().report().due()).isEqualTo(Instant.parse("2026-03-31T12:00:00Z"));
            assertThat(RowLists.of(s.story().workspace())
                            .read(incident.opened().affected().orElseThrow().list()))
                    .isNotEmpty()
                    .isEqualTo(due(s.rows(2)).stream()
                            .filter(row -> row.wider().contains("care-of-set-forth"))
                            .map(row -> row.row())
                            .collect(Collectors.toSet()));
        });
        facts.put("incident-report", StoryFacts::nothingFiled);
        facts.put("incident-reported", s -> assertThat(incident(s).isReportLate(s.at()))
                .isFalse());
        facts.put("action-planned", s -> assertThat(incident(s).actions())
                .singleElement()
                .matches(action -> action.done().isEmpty()));
        facts.put("incident-shown", StoryFacts::nothingFiled);
        facts.put("action-done", s -> assertThat(incident(s).actions())
                .singleElement()
                .matches(action -> action.done().isPresent()));
        facts.put("incident-file", s -> {
            StoryFacts.nothingFiled(s);
            assertThat(Files.readAllLines(s.file("INC-2026-1-file/decisions.jsonl")))
                    .hasSize((int) incident(s).opened().affected().orElseThrow().rows());
        });
        facts.put("incident-closed", s -> assertThat(incident(s).isOpen()).isFalse());
    }

    private static void replay(Map<String, StoryFacts.Fact> facts) {
        facts.put("replayed", StoryFacts::nothingFiled);
        facts.put("replayed-strictly", s -> {
            StoryFacts.nothingFiled(s);
            String folder = "replay-" + s.run(2);
            assertThat(s.isSigned(folder + "/manifest.json", "custodian")).isTrue();
            assertThat(Files.readAllLines(s.file(folder + "/left-run-" + s.run(2) + ".txt")))
                    .isNotEmpty()
                    .containsExactlyElementsOf(due(s.rows(2)).stream()
                            .filter(row -> row.wider().contains("care-of-set-forth"))
                            .map(row -> Long.toString(row.row()))
                            .toList());
        });
    }
}
