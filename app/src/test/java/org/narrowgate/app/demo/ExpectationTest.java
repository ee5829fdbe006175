package org.narrowgate.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowFacts;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.Standing;
import org.narrowgate.core.request.Verified;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.core.screening.Inadmissible;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.core.screening.Screening;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.pack.Rulebooks;
import org.narrowgate.engine.run.BarsReader;
import org.narrowgate.engine.tables.ReferenceTables;

/** Every row of the shipped scenario is decided as its stratum says, by the element that it names. */
class ExpectationTest {
    private static final String AGREEMENT = """
            agreement: IRS-DHS-2026-01
            title: An invented agreement
            custodian: Internal Revenue Service
            requester: Department of Homeland Security
            authority: us/26-usc-6103-i-2
            effective: 2026-01-01
            expires: 2028-01-01
            purposes: [nontax-criminal-investigation]
            offences: ["8 U.S.C. 1253(a)(1)", "8 U.S.C. 1326(a)"]
            fields: [name, mailing_address, tin]
            periods: {first: 2015, last: 2024}
            identity_routes: ["number:tin"]
            nicknames: true
            rows_per_request: 1500000
            retention_days: 730
            """;

    @TempDir
    Path folder;

    @Test
    void decides_every_row_as_its_stratum_says() throws Exception {
        Scenario scenario = Demo.scenario(20_000, 4_000);
        Population population = Population.of(scenario);
        GeneratedRequest request = RequestGenerator.write(
                scenario, population, folder.resolve("rows.csv"), folder.resolve("strata.csv"), done -> {});
        DemoFiles.bars(folder.resolve("bars.yaml"), scenario, request);
        Map<Long, Decision> decisions = decide(scenario, population);

        Map<String, Integer> wrong = new TreeMap<>();
        List<String> seen = new ArrayList<>();
        for (long row = 1; row <= request.rows(); row++) {
            Stratum stratum = request.stratum(row);
            Decision decision = decisions.get(row);
            String ground = decision.grounds().isEmpty()
                    ? ""
                    : decision.grounds().get(0).element().id();
            if (decision.outcome() != stratum.outcome() || !ground.equals(stratum.element())) {
                wrong.merge(
                        stratum.defect() + " became " + decision.outcome() + " " + explain(decision), 1, Integer::sum);
            }
            seen.add(stratum.defect().word());
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).containsAll(Defect.words());
    }

    private static String explain(Decision decision) {
        return decision.grounds().stream()
                        .map(f -> f.element().id() + "/" + f.branch() + "/" + f.status())
                        .toList()
                + decision.identification().map(i -> i.rule()).orElse("");
    }

    private Map<Long, Decision> decide(Scenario scenario, Population population) throws Exception {
        RequestParts parts = RequestParts.of(scenario, population);
        Pack pack = PackReader.read(Demo.root().resolve("packs/us/26-usc-6103-i-2"));
        Path agreement = Files.writeString(folder.resolve("agreement.yaml"), AGREEMENT);
        Rulebook rulebook = Rulebooks.conjoin(pack, Optional.of(AgreementReader.read(agreement, pack)));
        RequestHeader header = header(parts, scenario);
        RowLayout layout = RowLayout.of(pack.authority());
        ReferenceTables tables = ReferenceTables.load();
        AddressParser addresses = new AddressParser(tables.address(parts.offices()));
        List<List<String>> lines = lines();
        RowParser parser = RowParser.of((RowLayout.Columns) layout.read(lines.get(0)), header, addresses::parse);
        List<RequestRow> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(parser.parse(i, i + 1, lines.get(i)));
        }
        List<BatchFacts> batch = Batch.of(rows, header);
        Facts facts = HeaderFacts.of(rulebook).bind(header, verified(parts, scenario), standing());
        Screener screener =
                Screener.of(rulebook, facts, RowFacts.of(rulebook.schema(), layout, header), Judgments.none());
        Records records = new Records(population, addresses);
        Decider decider = Decider.of(
                rulebook,
                new Identifier(IdentityRules.strict("tin").withNicknames(), tables.names()),
                BarsReader.read(folder.resolve("bars.yaml"), scenario.decisionDay())
                        .bars(),
                Judgments.none());
        Map<Long, Decision> decisions = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            RequestRow row = parser.settle(rows.get(i), batch.get(i));
            Screening screening = screener.screen(row, batch.get(i));
            decisions.put(
                    row.number(),
                    screening instanceof Admissible admissible
                            ? decider.decide(
                                    admissible, records.under(row.numbers().get(0)))
                            : decider.decide((Inadmissible) screening));
        }
        return decisions;
    }

    private List<List<String>> lines() throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(folder.resolve("rows.csv"), StandardCharsets.UTF_8)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static RequestHeader header(RequestParts parts, Scenario scenario) {
        return new RequestHeader(
                parts.id(),
                parts.signedOn(),
                parts.expires(),
                parts.requester(),
                parts.addressee(),
                parts.signer(),
                parts.agreement(),
                parts.authority(),
                parts.purpose(),
                parts.attestations(),
                parts.officials(),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "", scenario.rows()),
                "recipient.pem");
    }

    private static Verified verified(RequestParts parts, Scenario scenario) {
        return new Verified(
                true,
                Optional.of(new Verified.Signer(
                        parts.requester(),
                        parts.signer().office(),
                        "head-of-agency",
                        true,
                        scenario.signedOn().minusYears(1),
                        scenario.signedOn().plusYears(1))),
                parts.addressee(),
                scenario.signedOn().plusDays(1),
                scenario.decisionDay());
    }

    private static Standing standing() {
        return new Standing(
                Optional.of(new Standing.OfAgreement(true, true, true, true)),
                Optional.of(new Standing.OfBars(true, false)));
    }
}
