package gazette.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void aCrowdOfLargeOnesIsRefusedAndOrdinaryOnesComeThrough() throws IOException {
        var budget = new Budget(1000);
        try (Budget.Account second = budget.open()) {
            try (Budget.Account first = budget.open()) {
                first.holds(1_000_900);
                assertThatThrownBy(() -> second.holds(1_000_200)).hasMessageContaining("too much else");
                second.holds(1_000_000);
            }
            second.holds(1_001_000);
        }
    }

    @Test
    void whatIsRefusedCountsForNothing() throws IOException {
        var budget = new Budget(10);
        try (Budget.Account greedy = budget.open();
                var stream = new CountedStream(new ByteArrayInputStream(new byte[2_000_000]), 5_000_000, greedy)) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
            try (Budget.Account other = budget.open()) {
                other.holds(1_000_010);
            }
            stream.restart();
            assertThat(stream.count()).isZero();
        }
    }
}
