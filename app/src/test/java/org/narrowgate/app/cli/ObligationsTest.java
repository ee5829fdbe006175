package org.narrowgate.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.seal.Authorisation;

/** The page that lies on top in every package, from the draft that an official reads to the recipient's desk. */
final class ObligationsTest extends AtTheDesk {
    private static final String DAY = "2026-03-03T09:00:00Z";

    private final Desk people = new Desk();
    private long run;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path text;

    @BeforeEach
    void decides() throws Exception {
        run = Desk.decide(story, story.demo().bars());
        text = folder.resolve("release.json");
    }

    private int draft(String... more) {
        List<String> args = new ArrayList<>(
                List.of("release", "" + run, "--draft", text.toString(), "--official", Desk.RELEASER, "--at", DAY));
        args.addAll(List.of(more));
        return desk.run(args.toArray(String[]::new));
    }

    private Path page() {
        return Path.of(text + ".obligations.txt");
    }

    private int authorise() {
        return desk.run("release", "" + run, "--authorisation", text + ".p7s", "--at", DAY);
    }

    private int signedAs(String content) throws Exception {
        Files.writeString(text, content);
        Desk.sign(story, text, "releasing-official");
        return authorise();
    }

    @Test
    void what_the_official_read_is_what_the_recipient_reads_and_the_custodian_keeps() throws Exception {
        assertThat(draft("--destroy-by", "2026-09-01")).as(desk.err()).isEqualTo(Exit.DONE);
        assertThat(desk.out()).contains(page().toString(), "until 2026-09-01", "every 90 days");
        String drafted = Files.readString(page());
        assertThat(drafted)
                .contains(
                        "SYNTHETIC",
                        "run-" + run,
                        "26 U.S.C. 6103(i)(2) (us/26-usc-6103-i-2)",
                        "IRS-DHS-2026-01",
                        "nontax-criminal-investigation",
                        "name, mailing_address, tin",
                        "Marlo Quennevat",
                        Desk.RELEASER,
                        "Sole use",
                        "No onward disclosure",
                        "\"solely\"",
                        "24 hours",
                        "by 2026-06-01\n     by 2026-08-30\n     narrowgate",
                        "release attest run-" + run,
                        "Destroy it by 2026-09-01");
        assertThat(drafted.lines()).allMatch(line -> line.length() <= 100);
        assertThat(draft("--destroy-by", "2026-09-01")).isEqualTo(Exit.DONE);
        assertThat(Files.readString(page())).as("drafted again").isEqualTo(drafted);

        Desk.sign(story, text, "releasing-official");
        assertThat(authorise()).as(desk.err()).isEqualTo(Exit.DONE);
        Path part = story.root().resolve("releases/run-" + run + "/release-001.cms");
        carries(part, drafted);
        kept(drafted);
    }

    private void kept(String drafted) throws Exception {
        Path kept = story.root().resolve("releases/run-" + run + ".obligations.txt");
        assertThat(Files.readString(kept)).isEqualTo(drafted);
        assertThat(story.verify().damages()).isEmpty();
        Files.writeString(kept, drafted.replace("2026-09-01", "2027-09-01"));
        assertThat(story.verify().damages()).anyMatch(damage -> damage.contains("not the page of obligations"));
    }

    private void carries(Path part, String drafted) throws Exception {
        Map<String, byte[]> files = Desk.decrypted(story, part, folder);
        assertThat(files.get("OBLIGATIONS.txt")).asString().isEqualTo(drafted);
        assertThat(files.get("authorisation.json")).isEqualTo(Files.readAllBytes(text));
        Files.write(folder.resolve("a.pem"), files.getOrDefault("authorisation.pem", new byte[0]));
        Desk.openssl(
                folder,
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "PEM",
                "-in",
                "a.pem",
                "-content",
                text.toString(),
                "-noverify",
                "-out",
                "/dev/null");
        assertThat(people.open(story, part, "recipient", folder.resolve("opened")))
                .isZero();
        assertThat(people.out.toString())
                .contains("OBLIGATIONS.txt before anything else", "by 2026-09-01, attest its use first by 2026-06-01");
        assertThat(Files.readString(folder.resolve("opened/OBLIGATIONS.txt"))).isEqualTo(drafted);
    }

    private static Authorisation withoutPage(String drafted) throws Exception {
        Authorisation bound = Authorisation.parse(drafted.getBytes(UTF_8), "text");
        return new Authorisation(
                bound.release(),
                bound.run(),
                bound.decisions(),
                bound.provision(),
                bound.fields(),
                bound.recipient(),
                bound.safeguards(),
                1,
                Optional.empty(),
                false,
                bound.expires(),
                bound.official());
    }

    @Test
    void nobody_signs_away_more_than_the_agreement_and_the_page_allow() throws Exception {
        assertThat(draft("--destroy-by", "2028-03-03")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("until 2028-03-02 at most", "refused-destroy-by");
        assertThat(draft("--destroy-by", "2026-03-03")).isEqualTo(Exit.BAD_INPUT);
        assertThat(draft("--destroy-by", "2028-03-02")).as(desk.err()).isEqualTo(Exit.DONE);
        String drafted = Files.readString(text);
        assertThat(drafted).contains("\"destroy_by\" : \"2028-03-02\"", "\"attest_every_days\" : 90");

        assertThat(signedAs(drafted.replace("2028-03-02", "2028-03-03"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("but at most it is until 2028-03-02", "another one today than the one signed");
        assertThat(signedAs(drafted.replace(" : 90", " : 91"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("every 91 days, but at most");
        assertThat(signedAs(drafted.replace("\"held_from\" : \"2026-03-03\"", "\"held_from\" : \"2026-03-04\"")))
                .as("a day that is still to come would lengthen it")
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err())
                .contains("drafted on 2026-03-04, which is a day to come")
                .doesNotContain("at most");
        assertThat(signedAs(drafted.replace("2028-03-02", "2027-03-02"))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err())
                .as("shorter, but it is not the page that was read")
                .doesNotContain("at most")
                .contains("another one today than the one signed");
        Authorisation without = withoutPage(drafted);
        assertThat(signedAs(new String(without.text(), UTF_8))).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("binds no page of obligations");
        assertThat(Registry.read(story.workspace().register()).all(ReleaseAuthorised.class, r -> true))
                .isEmpty();
        assertThat(story.root().resolve("releases")).isEmptyDirectory();

        assertThat(signedAs(drafted)).as(desk.err()).isEqualTo(Exit.DONE);
    }

    @Test
    void only_an_official_whose_delegation_covers_the_provision_on_the_day_lets_it_go() throws Exception {
        assertThat(draft()).as(desk.err()).isEqualTo(Exit.DONE);
        Desk.sign(story, text, "counsel");
        assertThat(authorise()).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("may not do `release` under us/26-usc-6103-i-2");
        Desk.sign(story, text, "disclosure-officer");
        assertThat(authorise()).as("who decided it").isEqualTo(Exit.BAD_INPUT);

        Desk.sign(story, text, "releasing-official");
        Path revoked =
                desk.write("P-1", "delegations_revoked:\n  - {delegation: order-11-2, at: 2026-03-03T09:30:00Z}\n");
        assertThat(desk.file(revoked, "registrar", "2026-03-03T08:00:00Z"))
                .as(desk.err())
                .isEqualTo(Exit.DONE);
        String[] releases = {"release", "" + run, "--authorisation", text + ".p7s", "--at", "2026-03-03T09:30:00Z"};
        assertThat(desk.run(releases)).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.err()).contains("may not do `release` under us/26-usc-6103-i-2 at 2026-03-03T09:30:00Z");
        assertThat(story.root().resolve("releases")).isEmptyDirectory();
        releases[5] = "2026-03-03T09:29:59Z";
        assertThat(desk.run(releases)).as(desk.err()).isEqualTo(Exit.DONE);
    }
}
