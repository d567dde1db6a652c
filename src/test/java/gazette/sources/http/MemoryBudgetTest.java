package gazette.sources.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    @Test
    void tooManyLargeResponsesAreRefusedAndSmallOnesAreNot() throws IOException {
        var budget = new MemoryBudget(1000);
        try (MemoryBudget.Reservation second = budget.open()) {
            try (MemoryBudget.Reservation first = budget.open()) {
                first.growTo(1_000_900);
                assertThatThrownBy(() -> second.growTo(1_000_200)).hasMessageContaining("too much else");
                second.growTo(1_000_000);
            }
            second.growTo(1_001_000);
        }
    }

    @Test
    void aRefusedResponseReservesNothing() throws IOException {
        var budget = new MemoryBudget(10);
        try (MemoryBudget.Reservation greedy = budget.open();
                var stream = new LimitedInputStream(new ByteArrayInputStream(new byte[2_000_000]), 5_000_000, greedy)) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
            try (MemoryBudget.Reservation other = budget.open()) {
                other.growTo(1_000_010);
            }
            stream.restart();
            assertThat(stream.count()).isZero();
        }
    }
}
