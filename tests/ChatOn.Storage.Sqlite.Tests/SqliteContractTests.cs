using ChatOn.Testing.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class SqliteJournalContractTests() : JournalContract(new SqliteStoreUnderTest());

public sealed class SqliteErasureContractTests() : ErasureContract(new SqliteStoreUnderTest());

public sealed class SqliteRoomStoreContractTests() : RoomStoreContract(new SqliteStoreUnderTest());

public sealed class SqliteClientIdContractTests() : ClientIdContract(new SqliteStoreUnderTest());

public sealed class SqliteDocumentContractTests() : DocumentContract(new SqliteStoreUnderTest());

public sealed class SqliteLastTimeContractTests() : LastTimeContract(new SqliteStoreUnderTest());

public sealed class SqliteLastingConversationContractTests() : LastingConversationContract(new SqliteStoreUnderTest());

public sealed class SqliteTrimmingContractTests() : TrimmingContract(new SqliteStoreUnderTest());

public sealed class SqliteSenderErasureContractTests() : SenderErasureContract(new SqliteStoreUnderTest());
