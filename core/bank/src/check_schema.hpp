// A file of the bank against the JSON Schema of its kind.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "offerbox/bank/load.hpp"
#include "read_bank.hpp"

namespace offerbox::bank {

// The four schemas of content/schema. Not for several threads at once.
class Schemas {
  public:
    // Fails when a schema is absent or is not one.
    static Result<Schemas> read(const std::filesystem::path& directory);
    Schemas(Schemas&&) noexcept;
    Schemas& operator=(Schemas&&) noexcept;
    ~Schemas();

    // Every breach, each once and at the deepest value concerned.
    std::vector<BankFault> faults_of(const BankFile& file) const;

  private:
    struct Loaded;
    explicit Schemas(std::unique_ptr<Loaded> loaded);
    std::unique_ptr<Loaded> loaded_;
};

}  // namespace offerbox::bank
