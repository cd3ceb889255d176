module.exports = { testMatch: ["**/*.spec.*"], transform: {} };
